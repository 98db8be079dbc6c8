namespace Aetherion.Host.Composition;

/// <summary>What `run` was asked for.</summary>
/// <param name="Port">On 127.0.0.1; 0 lets the system choose.</param>
/// <param name="DataDirectory">Where the embedded database lives.</param>
/// <param name="Symbols">How many simulated instruments, or which, comma-separated.</param>
internal sealed record ServiceOptions(
    int Port, string DataDirectory, string Feed, ulong Seed, string Symbols, TimeSpan TickInterval, TimeSpan Backfill)
{
    /// <summary>How often the active symbols' models are trained again; null for never.</summary>
    public TimeSpan? Retraining { get; init; }
}
