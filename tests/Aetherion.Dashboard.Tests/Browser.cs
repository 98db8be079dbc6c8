namespace Aetherion.Dashboard.Tests;

/// <summary>The Chromium that the tests drive; the variable CHROMIUM names another than Debian's.</summary>
internal static class Browser
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public static string? ReasonToSkip() => File.Exists(Path)
        ? null
        : $"[skippable] There is no browser at {Path}: install Chromium (apt-get install chromium) or set CHROMIUM.";
}
