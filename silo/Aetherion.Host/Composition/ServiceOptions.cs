using System.Collections.Immutable;
using Aetherion.Silo.Jobs;

namespace Aetherion.Host.Composition;

/// <summary>What `run` was asked for.</summary>
/// <param name="DataDirectory">Where the embedded database lives.</param>
/// <param name="Feed">Names of feeds, comma-separated.</param>
/// <param name="Symbols">How many simulated instruments, or which, comma-separated; null where nothing was said.</param>
internal sealed record ServiceOptions(
    string DataDirectory, string Feed, ulong Seed, string? Symbols, TimeSpan TickInterval, TimeSpan Backfill)
{
    /// <summary>Where to listen, who may sign in, and the rest of the file of <c>--config</c>.</summary>
    public ServiceConfiguration Configuration { get; init; } = new();

    /// <summary>Symbols that several venues feed by turns, comma-separated; null for none.</summary>
    public string? Fallbacks { get; init; }

    /// <summary>Which models of the symbols that are fed are trained again, and how often.</summary>
    public ImmutableArray<RetrainingSchedule> Retraining { get; init; } = [];

    /// <summary>Where the inputs of venues' sessions are recorded; null for nowhere.</summary>
    public string? RecordingDirectory { get; init; }

    /// <summary>The replay that takes the place of the feeds; null for a service of today.</summary>
    public ReplayFeedOptions? Replay { get; init; }
}
