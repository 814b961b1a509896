# NOT RUN HERE: written from Microsoft's documentation and never run on the machines this project is
# built on (no Windows there). Try it on a spare machine first, with -WhatIf.
# 未在本项目的机器上运行过：请先在备用机上用 -WhatIf 试运行。
<#
.SYNOPSIS
Make a Windows 10 (1809 or newer) or 11 machine a kiosk, or a common machine again.
.DESCRIPTION
A local user "kepu" without rights and without a password (Windows lets such a user sign in at the
machine alone) is signed in at start; its shell is the kiosk instead of the desktop. Where the edition
has Shell Launcher (Enterprise, Education, IoT Enterprise) that starts the kiosk and starts it again;
elsewhere the user's own Winlogon shell does, and the guardian alone brings the kiosk back.
.EXAMPLE
.\Install-Kiosk.ps1 -Program C:\Kepu\kiosk\kiosk.exe -WhatIf
.EXAMPLE
.\Install-Kiosk.ps1 -Uninstall
#>
#Requires -Version 5.1
#Requires -RunAsAdministrator
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Program = "$PSScriptRoot\..\..\kiosk.exe",
    [string] $Data = 'C:\ProgramData\kepu-kiosk',
    [ValidatePattern('^[a-z][a-z0-9]{0,15}$')] [string] $User = 'kepu',
    [switch] $Uninstall
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# What holds for the machine: path below HKLM, name, kind, value.
$MachinePolicies = @(
    # Edge swipes bring the notification centre and the task view.
    @('SOFTWARE\Policies\Microsoft\Windows\EdgeUI', 'AllowEdgeSwipe', 'DWord', 0),
    # Updates wait for the night, and never restart under a visitor.
    @('SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'SetActiveHours', 'DWord', 1),
    @('SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'ActiveHoursStart', 'DWord', 6),
    @('SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'ActiveHoursEnd', 'DWord', 23),
    @('SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU', 'NoAutoRebootWithLoggedOnUsers', 'DWord', 1),
    @('SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU', 'AUOptions', 'DWord', 2),
    # No lock screen, no welcome, no questions, no windows about programs that failed.
    @('SOFTWARE\Policies\Microsoft\Windows\Personalization', 'NoLockScreen', 'DWord', 1),
    @('SOFTWARE\Policies\Microsoft\Windows\OOBE', 'DisablePrivacyExperience', 'DWord', 1),
    @('SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'EnableFirstLogonAnimation', 'DWord', 0),
    @('SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'HideFastUserSwitching', 'DWord', 1),
    @('SOFTWARE\Microsoft\Windows\Windows Error Reporting', 'DontShowUI', 'DWord', 1),
    # Nothing on a stick starts by itself, and nothing on it can be run.
    @('SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer', 'NoDriveTypeAutoRun', 'DWord', 255),
    @('SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices\{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}', 'Deny_Execute', 'DWord', 1)
)

# What holds for the kiosk's user: path below its own hive, name, kind, value.
$UserPolicies = @(
    # Three and four fingers, press and hold, and the keyboard that comes by itself.
    @('Control Panel\Desktop', 'TouchGestureSetting', 'DWord', 0),
    @('Software\Microsoft\Wisp\Touch', 'TouchMode_hold', 'DWord', 0),
    @('Software\Microsoft\Wisp\Pen\SysEventParameters', 'HoldMode', 'DWord', 3),
    @('Software\Microsoft\TabletTip\1.7', 'EnableDesktopModeAutoInvoke', 'DWord', 0),
    # Keys pressed five times, or held, ask nothing.
    @('Control Panel\Accessibility\StickyKeys', 'Flags', 'String', '506'),
    @('Control Panel\Accessibility\Keyboard Response', 'Flags', 'String', '122'),
    @('Control Panel\Accessibility\ToggleKeys', 'Flags', 'String', '58'),
    # The Windows key, and what Ctrl+Alt+Del offers.
    @('Software\Microsoft\Windows\CurrentVersion\Policies\Explorer', 'NoWinKeys', 'DWord', 1),
    @('Software\Microsoft\Windows\CurrentVersion\Policies\Explorer', 'NoLogoff', 'DWord', 1),
    @('Software\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableTaskMgr', 'DWord', 1),
    @('Software\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableLockWorkstation', 'DWord', 1),
    @('Software\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableChangePassword', 'DWord', 1),
    # No notifications.
    @('Software\Policies\Microsoft\Windows\Explorer', 'DisableNotificationCenter', 'DWord', 1),
    @('Software\Microsoft\Windows\CurrentVersion\PushNotifications', 'ToastEnabled', 'DWord', 0),
    # No screen saver, and the colour of the night behind the kiosk.
    @('Control Panel\Desktop', 'ScreenSaveActive', 'String', '0'),
    @('Control Panel\Desktop', 'WallPaper', 'String', ''),
    @('Control Panel\Colors', 'Background', 'String', '13 27 42')
)

$Winlogon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
$ShellFeature = 'Client-EmbeddedShellLauncher'

function Set-Policy([string] $Root, [object[]] $Rows) {
    foreach ($row in $Rows) {
        $path = Join-Path $Root $row[0]
        if ($PSCmdlet.ShouldProcess("$path\$($row[1]) = $($row[3])", 'Set')) {
            if (-not (Test-Path $path)) { New-Item -Path $path -Force | Out-Null }
            New-ItemProperty -Path $path -Name $row[1] -PropertyType $row[2] -Value $row[3] -Force | Out-Null
        }
    }
}

function Clear-Policy([string] $Root, [object[]] $Rows) {
    foreach ($row in $Rows) {
        $path = Join-Path $Root $row[0]
        if ((Test-Path $path) -and $PSCmdlet.ShouldProcess("$path\$($row[1])", 'Remove')) {
            Remove-ItemProperty -Path $path -Name $row[1] -ErrorAction SilentlyContinue
        }
    }
}

function Get-UserSid {
    (New-Object Security.Principal.NTAccount($User)).Translate([Security.Principal.SecurityIdentifier]).Value
}

function New-KioskUser {
    if (Get-LocalUser -Name $User -ErrorAction SilentlyContinue) {
        if ($PSCmdlet.ShouldProcess($User, 'Enable the user')) { Enable-LocalUser -Name $User } # -Uninstall disables it
        return
    }
    if (-not $PSCmdlet.ShouldProcess($User, 'Make the local user')) { return }
    New-LocalUser -Name $User -NoPassword -AccountNeverExpires -UserMayNotChangePassword | Out-Null
    Set-LocalUser -Name $User -PasswordNeverExpires $true
    Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $User -ErrorAction SilentlyContinue # Users
}

# The user's part of the registry is a file that is made at the first sign-in; CreateProfile makes it now.
function Use-UserHive([scriptblock] $Work) {
    $sid = Get-UserSid
    $list = "HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\$sid"
    if (-not (Test-Path $list)) {
        Add-Type -Namespace Kepu -Name Profiles -MemberDefinition @'
[DllImport("userenv.dll", CharSet = CharSet.Unicode)]
public static extern int CreateProfile(string sid, string name, System.Text.StringBuilder path, uint length);
'@
        $path = New-Object Text.StringBuilder 260
        $result = [Kepu.Profiles]::CreateProfile($sid, $User, $path, 260)
        if ($result -ne 0) { throw "The user's profile could not be made (code $result)." }
    }
    $folder = (Get-ItemProperty $list).ProfileImagePath
    & reg.exe load 'HKU\KepuKiosk' (Join-Path $folder 'NTUSER.DAT') | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "Sign $User out first: its settings are in use." }
    try { & $Work 'Registry::HKEY_USERS\KepuKiosk' }
    finally {
        [gc]::Collect() # else a handle of ours keeps the file
        & reg.exe unload 'HKU\KepuKiosk' | Out-Null
    }
}

function Test-ShellLauncher {
    $feature = Get-WindowsOptionalFeature -Online -FeatureName $ShellFeature -ErrorAction SilentlyContinue
    [bool] $feature
}

function Set-Shell([string] $Command) {
    if (Test-ShellLauncher) {
        if (-not $PSCmdlet.ShouldProcess($Command, 'Shell Launcher for the kiosk user')) { return }
        Enable-WindowsOptionalFeature -Online -FeatureName $ShellFeature -All -NoRestart | Out-Null
        $launcher = [wmiclass] '\\localhost\root\standardcimv2\embedded:WESL_UserSetting'
        $launcher.SetDefaultShell('explorer.exe', 3) | Out-Null # others: their desktop, do nothing
        $launcher.RemoveCustomShell((Get-UserSid)) | Out-Null
        $launcher.SetCustomShell((Get-UserSid), $Command, $null, $null, 0) | Out-Null # 0: start again
        $launcher.SetEnabled($true) | Out-Null
    }
    elseif ($PSCmdlet.ShouldProcess($Command, 'Winlogon shell of the kiosk user')) {
        Use-UserHive { param($root) Set-Policy $root @(, @('Software\Microsoft\Windows NT\CurrentVersion\Winlogon', 'Shell', 'String', $Command)) }
    }
}

# Only what this script has set: a program may be removed that never locked the machine down.
function Clear-Shell {
    $feature = Get-WindowsOptionalFeature -Online -FeatureName $ShellFeature -ErrorAction SilentlyContinue
    $enabled = $feature -and "$($feature.State)" -eq 'Enabled'
    $known = Get-LocalUser -Name $User -ErrorAction SilentlyContinue
    if ($enabled -and $known -and $PSCmdlet.ShouldProcess($User, 'Remove from Shell Launcher')) {
        $launcher = [wmiclass] '\\localhost\root\standardcimv2\embedded:WESL_UserSetting'
        $launcher.RemoveCustomShell((Get-UserSid)) | Out-Null
        $launcher.SetEnabled($false) | Out-Null
    }
}

function Set-AutoLogon {
    Set-Policy 'HKLM:\' @(
        @('SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon', 'AutoAdminLogon', 'String', '1'),
        @('SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon', 'DefaultUserName', 'String', $User),
        @('SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon', 'DefaultDomainName', 'String', $env:COMPUTERNAME),
        @('SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon', 'DefaultPassword', 'String', '')
    )
}

function Set-Power {
    if (-not $PSCmdlet.ShouldProcess('power plan', 'Never sleep; the power button shuts down')) { return }
    foreach ($what in 'monitor-timeout-ac', 'monitor-timeout-dc', 'standby-timeout-ac', 'standby-timeout-dc') {
        & powercfg.exe /change $what 0
    }
    & powercfg.exe /hibernate off # also no fast start, after which a clock and a disk may be stale
    & powercfg.exe /setacvalueindex SCHEME_CURRENT SUB_BUTTONS PBUTTONACTION 3
    & powercfg.exe /setactive SCHEME_CURRENT
}

if ($Uninstall) {
    Clear-Shell
    $signsIn = (Get-Item $Winlogon).GetValue('DefaultUserName') # nothing where there is none
    if ($signsIn -eq $User -and $PSCmdlet.ShouldProcess($Winlogon, 'No automatic sign-in')) {
        Set-ItemProperty $Winlogon AutoAdminLogon '0'
        Remove-ItemProperty $Winlogon DefaultPassword -ErrorAction SilentlyContinue
    }
    Clear-Policy 'HKLM:\' $MachinePolicies
    if (Get-LocalUser -Name $User -ErrorAction SilentlyContinue) {
        if ($PSCmdlet.ShouldProcess($User, 'Disable the user')) { Disable-LocalUser -Name $User }
    }
    Write-Host '已还原，数据仍在。请重新启动。 Undone; the data stays. Restart now.'
    return
}

if (-not (Test-Path $Program -PathType Leaf)) {
    throw "找不到展项屏程序：$Program。请用 -Program 指明。 The kiosk's program is not there; name it with -Program."
}
$Program = (Resolve-Path $Program).Path
New-KioskUser
if ($PSCmdlet.ShouldProcess($Data, 'Make the data folder, which the kiosk user may write')) {
    New-Item -ItemType Directory -Path $Data -Force | Out-Null
    & icacls.exe $Data /grant "${User}:(OI)(CI)M" | Out-Null
}
Set-Policy 'HKLM:\' $MachinePolicies
if ($PSCmdlet.ShouldProcess($User, 'Policies of the kiosk user')) {
    Use-UserHive { param($root) Set-Policy $root $UserPolicies }
}
Set-Shell "`"$Program`" --data `"$Data`" guard"
Set-AutoLogon
Set-Power
Write-Host '完成。重新启动后，这台机器就是展项屏。 Done: after a restart this machine is a kiosk.'
