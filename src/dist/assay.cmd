@echo off
rem Starts Assay where it was unpacked: with the Java that lies beside it, else with that of JAVA_HOME, else with the one
rem that PATH leads to. Nothing is written beside it and nothing is downloaded.
setlocal DisableDelayedExpansion
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if exist "%home%runtime\bin\java.exe" set "java=%home%runtime\bin\java.exe"
if "%java%"=="java" (
  where java >nul 2>nul || goto missing
) else (
  if not exist "%java%" goto missing
)
rem Code is compiled quickly rather than well, but where it runs for minutes or hours.
set "quick=-XX:TieredStopAtLevel=1"
if "%~1"=="workbench" set "quick="
if "%~1 %~2"=="rules mutate" set "quick="
rem A backslash before a quotation mark would be part of what is quoted, hence the dot.
"%java%" -XX:+UseSerialGC %quick% -XX:-UsePerfData -Xshare:auto -Xlog:disable "-Dassay.home=%home%." -cp "%home%lib\rules.jar;%home%assay.jar" assay.cli.Main %*
exit /b %ERRORLEVEL%

:missing
echo assay: there is no Java at "%java%"; JAVA_HOME is to name one from 17 on, or PATH to lead to one>&2
exit /b 70
