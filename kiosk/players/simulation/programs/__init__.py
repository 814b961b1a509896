"""The programs themselves. They import pygame: only the child process imports them."""
