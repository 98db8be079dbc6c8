using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Recordings;

/// <summary>
/// Sends the recordings of a session through what they came from: the bytes of each venue, merged by the time they were received,
/// through the venue's session, what follows from them through the grains of a run, and on to bots. What is given to the grains at
/// once depends on the recordings alone, never on speed or threads; what a grain has seen it drops, so that an interrupted run
/// goes on.
/// </summary>
public sealed class SessionReplay(IGrainFactory grains, ReplayControl control)
{
    /// <summary>The bots' timeframe.</summary>
    public const Timeframe BotTimeframe = Timeframe.M1;

    /// <summary>The most events and bars that are given to the grains at once.</summary>
    private const int BatchMax = 4096;

    public async Task<long> RunAsync(
        SessionReplayRequest request,
        IProgress<SessionReplayProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var bot in request.Bots)
            await StartAsync(bot, request.Run);
        await UseModelsAsync(request);
        ReplayFlow flow = new(grains, request.Run, (symbol, key) => BotsOn(symbol, key, request, cancellationToken));
        if (request.From is { } from)
            control.GoTo(from);
        var count = await RunRowsAsync(request, flow, progress, cancellationToken);
        flow.Complete();
        await DeliverAsync(flow, cancellationToken);
        foreach (var bot in request.Bots)
            Require(await CallerScope(bot).Stop(StopMode.KeepPosition, expectedVersion: null));
        if (request.RecordedBots is { } recorded)
            await recorded.EndAsync();
        await CheckpointAsync(flow);
        return count;
    }

    private async Task<long> RunRowsAsync(
        SessionReplayRequest request,
        ReplayFlow flow,
        IProgress<SessionReplayProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var sources = MergedSources.Open(request.Recording, flow, request.To);
        var count = 0L;
        DateTime last = default;
        while (sources.Next() is { } source)
        {
            last = source.Time;
            var isWatched = control.MustWait(last);
            if (isWatched)
            {
                await DeliverIfPendingAsync(flow, cancellationToken);
                await control.WaitAsync(last, cancellationToken);
            }
            source.Handle();
            count++;
            if (flow.PendingCount >= BatchMax)
                await DeliverAsync(flow, cancellationToken);
            if (isWatched || source.IsClock || (count & 0xFFF) == 0)
                progress?.Report(new SessionReplayProgress(count, last));
        }
        if (count > 0)
            progress?.Report(new SessionReplayProgress(count, last));
        return count;
    }

    private static Task DeliverIfPendingAsync(ReplayFlow flow, CancellationToken cancellationToken) =>
        flow.PendingCount > 0 ? DeliverAsync(flow, cancellationToken) : Task.CompletedTask;

    private static Task DeliverAsync(ReplayFlow flow, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return flow.DeliverAsync();
    }

    /// <summary>The bots on a symbol; null where nobody trades it.</summary>
    private SymbolBots? BotsOn(
        ISymbolGrain symbol, SymbolKey key, SessionReplayRequest request, CancellationToken cancellationToken)
    {
        var bot = request.Bots.FirstOrDefault(bot => bot.Instrument.Id == key.Instrument);
        Queue<BotCommand> commands = new(
            request.RecordedBots?.Script.Commands.Where(command => command.Configuration.Symbol.Instrument == key.Instrument) ?? []);
        if (bot is null && commands.Count == 0)
            return null;
        SymbolBots bots = new(grains, symbol, key, request.RecordedBots, commands, cancellationToken);
        if (bot is not null)
            bots.Await(bot.Strategy, BotTimeframe);
        return bots;
    }

    private async Task StartAsync(ReplayBot bot, string run)
    {
        CallerContext.Current = Caller.OfService(bot.Bot.Tenant);
        await grains.GetGrain<IAccountGrain>(bot.Account.ToString()).Open(bot.Instrument.QuoteCurrency, bot.InitialBalance);
        var grain = grains.GetGrain<IBotGrain>(bot.Bot.ToString());
        Require(await grain.Create(new BotConfiguration(
            $"Replay {run}", new SymbolKey(bot.Instrument.Id, run), BotTimeframe, bot.Strategy, bot.Account, Exposure: 1)
        {
            UsesBooks = bot.UsesBooks,
        }));
        Require(await grain.Start(expectedVersion: null));
    }

    private IBotGrain CallerScope(ReplayBot bot)
    {
        CallerContext.Current = Caller.OfService(bot.Bot.Tenant);
        return grains.GetGrain<IBotGrain>(bot.Bot.ToString());
    }

    private async Task UseModelsAsync(SessionReplayRequest request)
    {
        foreach (var (scope, version) in request.Models)
        {
            var regime = RegimeKey.Parse(scope);
            SymbolKey key = new(regime.Symbol.Instrument, request.Run);
            var used = await grains.GetGrain<ISymbolGrain>(key.ToString())
                .UseModel(ModelFamilies.Regime, regime.Timeframe, version);
            if (used.Refusal is { } refusal)
                throw new RecordingException($"The replay cannot use its model: {refusal.Message} ({refusal.Code})");
        }
    }

    private async Task CheckpointAsync(ReplayFlow flow)
    {
        foreach (var queue in flow.Queues)
        {
            await PatientCall.MakeAsync(queue.Grain.Checkpoint);
            foreach (var timeframe in Timeframes.WithRegimes)
                await PatientCall.MakeAsync(
                    grains.GetGrain<IRegimeGrain>(new RegimeKey(queue.Key, timeframe).ToString()).Checkpoint);
        }
    }

    private static void Require(BotResult result)
    {
        if (result.Refusal is { } refusal)
            throw new RecordingException($"The replay's bot was refused: {refusal.Message} ({refusal.Code})");
    }
}
