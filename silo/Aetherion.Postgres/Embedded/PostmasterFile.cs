using System.Diagnostics;
using System.Globalization;

namespace Aetherion.Postgres;

/// <summary>What a running server says of itself in <c>postmaster.pid</c>.</summary>
/// <param name="SocketDirectory">Where it listens.</param>
/// <param name="IsReady">Whether it takes connections.</param>
internal sealed record PostmasterFile(int ProcessId, string SocketDirectory, bool IsReady)
{
    private const int SocketLine = 4;
    private const int StatusLine = 7;

    /// <summary>
    /// Null when there is none, when it is half written, or when its process is gone or another program.
    /// </summary>
    public static PostmasterFile? Read(string clusterDirectory)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(Path.Combine(clusterDirectory, "postmaster.pid"));
        }
        catch (IOException)
        {
            return null;
        }
        if (lines.Length <= SocketLine
            || !int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
            || !IsServer(processId, clusterDirectory))
            return null;
        var isReady = lines.Length > StatusLine && lines[StatusLine].Trim() == "ready";
        return new PostmasterFile(processId, lines[SocketLine], isReady);
    }

    /// <summary>
    /// Process ids are used again after a restart of the machine: the command line tells whose it is.
    /// </summary>
    private static bool IsServer(int processId, string clusterDirectory)
    {
        if (!Directory.Exists("/proc/self"))
            return Process.GetProcesses().Any(process => process.Id == processId);
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Contains(clusterDirectory, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
