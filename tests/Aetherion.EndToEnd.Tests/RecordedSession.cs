using Aetherion.EndToEnd.Tests;
using Aetherion.Testing;

[assembly: AssemblyFixture(typeof(RecordedSession))]

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// A session of two venues, and what undisturbed replays of it lead to: made once, when the first test asks, for all that compare
/// with it.
/// </summary>
public sealed class RecordedSession : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task> _importing;
    private readonly Lazy<Task<ReplayOutcome>> _spot;
    private readonly Lazy<Task<ReplayOutcome>> _session;

    public RecordedSession()
    {
        _importing = new Lazy<Task>(ImportAsync);
        _spot = new Lazy<Task<ReplayOutcome>>(() => ReplayAsync(Spot, "spot"));
        _session = new Lazy<Task<ReplayOutcome>>(() => ReplayAsync(Folder, "session"));
    }

    /// <summary>The folder of the session, with both recordings in it.</summary>
    public string Folder => Path.Combine(_folder.Path, "session");

    public string Spot => Path.Combine(Folder, "spot");

    public string Futures => Path.Combine(Folder, "futures");

    public void Dispose() => _folder.Dispose();

    /// <summary>Makes the recordings, and skips the test where what they are made of is not here.</summary>
    public Task MakeAsync() => _importing.Value;

    /// <summary>What the spot market alone leads to, on one thread.</summary>
    internal Task<ReplayOutcome> ReplaySpotAsync() => _spot.Value;

    /// <summary>What both venues lead to, on one thread.</summary>
    internal Task<ReplayOutcome> ReplayAllAsync() => _session.Value;

    private async Task ImportAsync()
    {
        await RecordedVenues.ImportSpotAsync(Spot);
        await RecordedVenues.ImportFuturesAsync(Futures);
    }

    private async Task<ReplayOutcome> ReplayAsync(string recording, string run)
    {
        await MakeAsync();
        return await new RecordingReplays(Path.Combine(_folder.Path, run), Timeout).RunAsync(recording, run, processors: 1);
    }
}
