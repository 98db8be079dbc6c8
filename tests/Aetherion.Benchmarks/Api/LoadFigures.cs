namespace Aetherion.Benchmarks.Api;

/// <summary>What one run of load against one server gave.</summary>
/// <param name="Rate">Requests answered each second.</param>
/// <param name="SlowestMs">The 99th percentile of the time to an answer, in milliseconds.</param>
/// <param name="ProcessorMicroseconds">Processor time of the server for each request.</param>
internal sealed record LoadFigures(double Rate, double SlowestMs, double ProcessorMicroseconds)
{
    /// <summary>The share of the requests whose answer was no success.</summary>
    public double RefusedShare { get; init; }
}
