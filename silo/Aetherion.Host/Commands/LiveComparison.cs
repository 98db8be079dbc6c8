using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Commands;

/// <summary>The hash of a live session beside that of its recordings' replay, part by part.</summary>
/// <param name="Excluded">Bots whose orders no replay can repeat, which are left out on both sides.</param>
internal sealed record LiveComparison(SessionHash Live, SessionHash Replay, ImmutableArray<ExcludedBot> Excluded)
{
    /// <summary>What was not recorded, and so is compared up to there.</summary>
    public ImmutableArray<MissingRest> Missing { get; init; } = [];

    public bool IsEqual => Live.Sections.SequenceEqual(Replay.Sections);

    /// <summary>Replays the recordings into a run of its own, which is removed again, and reads both back.</summary>
    public static async Task<LiveComparison> RunAsync(
        IServiceProvider services, SessionRecording recording, RecordingContents content, CancellationToken cancellationToken)
    {
        var run = $"verify-{Guid.NewGuid():N}"[..20];
        var script = BotScript.Of(content);
        var request = new SessionReplayRequest(recording, run, [])
        {
            Models = content.Models,
            RecordedBots = script is null ? null : RecordingReplayCommand.BotsOf(services, run, script),
        };
        LiveComparison comparison;
        try
        {
            comparison = await ReplayAsync(services, request, script, content, cancellationToken);
        }
        catch (Exception)
        {
            // What went wrong is told, and not that grains which were still writing kept the run from being removed.
            await DeleteAsync(services, request).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        await DeleteAsync(services, request);
        return comparison;
    }

    private static async Task<LiveComparison> ReplayAsync(
        IServiceProvider services, SessionReplayRequest request, BotScript? script, RecordingContents content, CancellationToken cancellationToken)
    {
        using var control = new ReplayControl(null, TimeProvider.System);
        await new SessionReplay(services.GetRequiredService<Orleans.IGrainFactory>(), control)
            .RunAsync(request, null, cancellationToken);
        await services.GetRequiredService<GrainInterfaces.IMarketDataWriter>().FlushAsync(cancellationToken);
        var live = LiveScope(script, content);
        return new LiveComparison(
            await RecordingReplayCommand.HashAsync(services, live, content, cancellationToken),
            await RecordingReplayCommand.HashAsync(
                services, new RunScope(TenantKey.LocalTenant, request.Run), content, cancellationToken),
            [.. script?.Excluded ?? [], .. await SilentBotsAsync(services, live, script, content, cancellationToken)])
        {
            Missing = content.Missing,
        };
    }

    private static Task DeleteAsync(IServiceProvider services, SessionReplayRequest request)
    {
        TenantKey[] bots = [.. request.RecordedBots?.Keys ?? []];
        return services.GetRequiredService<RunCatalog>().DeleteAsync(
            TenantKey.LocalTenant, request.Run, [.. bots.Select(bot => bot.Name)], [.. bots.Select(bot => bot.ToString())],
            CancellationToken.None);
    }

    public string ToText()
    {
        StringBuilder text = new();
        foreach (var (live, replay) in Live.Sections.Zip(Replay.Sections).Skip(1))
        {
            text.AppendLine(live.Section == replay.Section
                ? string.Create(
                    CultureInfo.InvariantCulture, $"  {live.Name}: equal to the live session's, {live.Section.Count:#,0}, {live.Section.Sha256}")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {live.Name}: DIFFERENT, live {live.Section.Count:#,0} {live.Section.Sha256}, replay {replay.Section.Count:#,0} "
                    + $"{replay.Section.Sha256}"));
        }
        foreach (var missing in Missing)
            text.AppendLine(CultureInfo.InvariantCulture, $"  not compared: {missing}");
        foreach (var (bot, why) in Excluded)
            text.AppendLine(CultureInfo.InvariantCulture, $"  not compared: {bot} {why}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  sha256 of the live session {Live.Sha256}");
        return text.ToString();
    }

    /// <summary>What the session decided and ordered, without what came from elsewhere or later.</summary>
    private static RunScope LiveScope(BotScript? script, RecordingContents content) =>
        new(script?.Tenant ?? TenantKey.LocalTenant, SymbolKey.LiveRun)
        {
            Bots = [.. script?.Bots.Select(bot => bot.Live.Name) ?? []],
            Strategies = script?.Strategies ?? [],
            Until = content.Symbols.ToImmutableDictionary(symbol => symbol.Instrument.Id.ToString(), symbol => symbol.Until),
        };

    /// <summary>Bots with orders on the symbols of which the recording says nothing: they ran before it began.</summary>
    private static async Task<IEnumerable<ExcludedBot>> SilentBotsAsync(
        IServiceProvider services, RunScope live, BotScript? script, RecordingContents content, CancellationToken cancellationToken)
    {
        var told = (script?.Bots.Select(bot => bot.Live.Name) ?? []).Concat(script?.Excluded.Select(bot => bot.Bot.Name) ?? []);
        var found = await services.GetRequiredService<RunReportReader>().ReadBotsAsync(
            live, [.. content.Symbols.Select(symbol => symbol.Instrument.Id.ToString())], cancellationToken);
        return found.Except(told).Select(name => new ExcludedBot(
            new TenantKey(live.Tenant, name), "is not in the recording: it ran before it began, or after it ended"));
    }
}
