; NOT RUN HERE: written from Inno Setup's documentation; neither compiled nor run on the machines this
; project is built on (no Windows there). Try the installer on a spare machine first.
; 未在本项目的机器上编译或运行过：请先在备用机上试。
;
; One file that lays the frozen kiosk down on Windows 10 (1809 or newer) or 11, exchanges an older one,
; and takes it away again. On a Windows machine, after `make build` has left dist\kiosk there:
;     ISCC.exe /DVersion=0.1.0 deploy\windows\kiosk.iss
; What makes the machine a kiosk (account, shell, policies) is Install-Kiosk.ps1 alone; this runs it.

#ifndef Version
  #error Say the version: ISCC.exe /DVersion=0.1.0 deploy\windows\kiosk.iss
#endif
#define Program "..\..\dist\kiosk"
#define Script "{app}\deploy\windows\Install-Kiosk.ps1"

[Setup]
AppId={{B7C0D9F4-52E7-4C2B-9A57-0E3A6A0C65D1}
AppName=朝阳科普 KEPU kiosk
AppVersion={#Version}
AppPublisher=KEPU kiosk
DefaultDirName={sd}\Kepu\kiosk
DisableDirPage=auto
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
CloseApplications=no
Compression=lzma2
SolidCompression=yes
SetupLogging=yes
OutputDir=..\..\dist
OutputBaseFilename=kepu-kiosk-{#Version}-windows-x64-setup
UninstallDisplayName=朝阳科普 KEPU kiosk

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Messages]
WelcomeLabel2=将安装 [name/ver]。%n%nThis will install [name/ver].
ReadyLabel1=一切就绪。 Ready to install.
FinishedLabel=安装完成。重新启动后生效。 Done; restart the machine.

[CustomMessages]
LockDown=把这台电脑设成展项屏（重新启动后没有桌面） Make this machine a kiosk (no desktop after a restart)
LockDownFailed=程序已装好，但没有设成展项屏（代码 %1）。请用管理员打开 PowerShell，运行 deploy\windows\Install-Kiosk.ps1。%n%nThe program is installed, but the machine was not made a kiosk (code %1): run deploy\windows\Install-Kiosk.ps1 in an administrator's PowerShell.
ReleaseFailed=没有完全还原（代码 %1），所以没有卸载。请先运行 deploy\windows\Install-Kiosk.ps1 -Uninstall。%n%nNot everything could be undone (code %1), so nothing was removed: run deploy\windows\Install-Kiosk.ps1 -Uninstall first.

[Tasks]
Name: "lockdown"; Description: "{cm:LockDown}"

[InstallDelete]
; What an older version leaves behind could be loaded by a newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Code]
function Run(const Words: String): Integer;
begin
  if not Exec('powershell.exe', '-NoProfile -ExecutionPolicy Bypass -File "' + ExpandConstant('{#Script}') + '" ' + Words,
    '', SW_HIDE, ewWaitUntilTerminated, Result) then
    Result := -1;
end;

{ Both at once: the guardian would start the kiosk again. What is counted survives a power cut, so also this. }
procedure EndKiosk;
var
  Code: Integer;
begin
  Exec('taskkill.exe', '/F /IM kiosk-guard.exe /IM kiosk.exe', '', SW_HIDE, ewWaitUntilTerminated, Code);
end;

function PrepareToInstall(var NeedsRestart: Boolean): String;
begin
  EndKiosk;
  Result := '';
end;

procedure CurStepChanged(CurStep: TSetupStep);
var
  Code: Integer;
begin
  if (CurStep <> ssPostInstall) or not WizardIsTaskSelected('lockdown') then
    Exit;
  Code := Run('-Program "' + ExpandConstant('{app}\kiosk.exe') + '"');
  if Code <> 0 then
    SuppressibleMsgBox(FmtMessage(CustomMessage('LockDownFailed'), [IntToStr(Code)]), mbError, MB_OK, IDOK);
end;

function NeedRestart(): Boolean;
begin
  Result := WizardIsTaskSelected('lockdown');
end;

function InitializeUninstall(): Boolean;
var
  Code: Integer;
begin
  EndKiosk;
  Code := Run('-Uninstall');
  Result := Code = 0;
  if not Result then
    SuppressibleMsgBox(FmtMessage(CustomMessage('ReleaseFailed'), [IntToStr(Code)]), mbError, MB_OK, IDOK);
end;

function UninstallNeedRestart(): Boolean;
begin
  Result := True;
end;
