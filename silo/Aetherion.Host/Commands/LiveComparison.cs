using System.Globalization;
using System.Text;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Commands;

/// <summary>The hash of a live session beside that of its recordings' replay, part by part.</summary>
internal sealed record LiveComparison(SessionHash Live, SessionHash Replay)
{
    /// <summary>The parts that have to be equal: those that follow from the market alone.</summary>
    private static readonly string[] MarketParts = ["books", "features", "labels"];

    /// <summary>A live paper order is filled from the live book at the time of the day; a replay's from its bars.</summary>
    public bool IsEqual => Live.Sections.Zip(Replay.Sections)
        .Where(pair => MarketParts.Contains(pair.First.Name))
        .All(pair => pair.First.Section == pair.Second.Section);

    /// <summary>Replays the recordings into a run of its own, which is removed again, and reads both back.</summary>
    public static async Task<LiveComparison> RunAsync(
        IServiceProvider services, SessionRecording recording, RecordingContents content, CancellationToken cancellationToken)
    {
        var run = $"verify-{Guid.NewGuid():N}"[..20];
        var request = new SessionReplayRequest(recording, run, []) { Models = content.Models };
        using var control = new ReplayControl(null, TimeProvider.System);
        try
        {
            await new SessionReplay(services.GetRequiredService<Orleans.IGrainFactory>(), control)
                .RunAsync(request, null, cancellationToken);
            await services.GetRequiredService<GrainInterfaces.IMarketDataWriter>().FlushAsync(cancellationToken);
            return new LiveComparison(
                await RecordingReplayCommand.HashAsync(services, SymbolKey.LiveRun, content, cancellationToken),
                await RecordingReplayCommand.HashAsync(services, run, content, cancellationToken));
        }
        finally
        {
            await services.GetRequiredService<RunCatalog>().DeleteAsync(
                TenantKey.LocalTenant, run, [], [], CancellationToken.None);
        }
    }

    public string ToText()
    {
        StringBuilder text = new();
        foreach (var (live, replay) in Live.Sections.Zip(Replay.Sections).Where(pair => MarketParts.Contains(pair.First.Name)))
        {
            text.AppendLine(live.Section == replay.Section
                ? string.Create(
                    CultureInfo.InvariantCulture, $"  {live.Name}: equal to the live session's, {live.Section.Count:#,0}, {live.Section.Sha256}")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {live.Name}: DIFFERENT, live {live.Section.Count:#,0} {live.Section.Sha256}, replay {replay.Section.Count:#,0} "
                    + $"{replay.Section.Sha256}"));
        }
        return text.ToString();
    }
}
