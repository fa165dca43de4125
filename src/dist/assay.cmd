@echo off
rem Starts Assay where it was unpacked: with the Java that lies beside it, else with that of JAVA_HOME, else with the one
rem that PATH leads to. Nothing is written beside it and nothing is downloaded.
setlocal DisableDelayedExpansion
set "home=%~dp0"
set "java="
rem Only PATH is searched: as a command java.exe would be looked for in the folder one is in as well, and before.
for %%i in (java.exe) do if not "%%~$PATH:i"=="" set "java=%%~$PATH:i"
rem Whoever sets it with quotation marks has them in it.
if defined JAVA_HOME set "java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%home%runtime\bin\java.exe" set "java=%home%runtime\bin\java.exe"
if not defined java goto missing
if not exist "%java%" goto missing
rem An older Java would only say that it does not know an option. Which it is stands in its release file.
set "version="
for %%i in ("%java%") do set "release=%%~dpi..\release"
if exist "%release%" for /f "usebackq tokens=1,2 delims==" %%k in ("%release%") do if "%%k"=="JAVA_VERSION" set "version=%%~l"
if defined version for /f "delims=." %%m in ("%version%") do if %%m lss 17 goto old
rem Code is compiled quickly, which is all that a short run has time for, and well where it runs for minutes or hours; why so
rem is said in the script for other systems. Files are not counted here.
set "compiled=-XX:ReservedCodeCacheSize=192m -XX:TieredStopAtLevel=1"
set "well=-XX:FreqInlineSize=100 -XX:MaxInlineSize=20 -XX:InlineSmallCode=500 -XX:Tier3DelayOn=0"
if "%~1"=="workbench" set "compiled=%well%"
if "%~1 %~2"=="rules mutate" set "compiled=%well%"
rem A backslash before a quotation mark would be part of what is quoted, hence the dot.
"%java%" -XX:+DisplayVMOutputToStderr -XX:+UseSerialGC %compiled% -XX:-UsePerfData -Xshare:auto -Xlog:disable "-Dassay.home=%home%." -cp "%home%lib\rules.jar;%home%assay.jar" assay.cli.Main %*
exit /b %ERRORLEVEL%

:missing
if not defined java set "java=java"
echo assay: there is no Java at "%java%"; JAVA_HOME is to name one from 17 on, or PATH to lead to one>&2
exit /b 70

:old
echo assay: "%java%" is Java %version%; JAVA_HOME is to name one from 17 on, or PATH to lead to one>&2
exit /b 70
