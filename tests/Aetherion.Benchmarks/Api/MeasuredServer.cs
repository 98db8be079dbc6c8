using System.Diagnostics;

namespace Aetherion.Benchmarks.Api;

/// <summary>A server under load.</summary>
internal sealed record MeasuredServer(string Name, Uri Address, int ProcessId)
{
    /// <summary>Processor time used so far, by all threads.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.TotalProcessorTime;
        }
    }
}
