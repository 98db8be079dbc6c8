using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aetherion.Benchmarks.Reporting;

/// <summary>Processor time of the calling thread, which other processes on the machine do not lengthen by taking turns;
/// time by the wall where the system has no such clock.</summary>
internal static class ThreadTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadClock = 3;

    /// <summary>Seconds since some moment that stays the same for the thread.</summary>
    public static double Seconds => OperatingSystem.IsLinux() && ReadClock(ThreadClock, out var time) == 0
        ? time.Seconds + (time.Nanoseconds * 1e-9)
        : Stopwatch.GetElapsedTime(0).TotalSeconds;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out ClockTime time);

    [StructLayout(LayoutKind.Sequential)]
    private struct ClockTime
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
