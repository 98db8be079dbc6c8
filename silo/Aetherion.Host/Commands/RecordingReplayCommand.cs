using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Regimes;
using Aetherion.Host.Composition;
using Aetherion.Host.Terminal;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Recordings;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Aetherion.Host.Commands;

/// <summary><c>replay --recording</c>: the recordings of a session through decoding, books, grains and bots, and the hash of what they led to.</summary>
internal static class RecordingReplayCommand
{
    /// <summary>The most bots of a run.</summary>
    private const int BotsMax = 100;

    public static async Task<int> RunAsync(RecordingReplayOptions options, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var recording = SessionRecording.Of(options.Folder);
        var content = RecordingContents.Read(recording, options.To, cancellationToken);
        var catalog = InstrumentCatalog.Simulated().With(content.Symbols.Select(symbol => symbol.Instrument));
        using var control = new ReplayControl(options.Speed, TimeProvider.System);
        using var screen = new ReplayScreen(control, content, TimeProvider.System);
        var script = options.IsBotChosen ? null : BotScript.Of(content);
        for (DateTime? back = null; ;)
        {
            await using var core = await CoreHost.StartAsync(options.DataDirectory, catalog, cancellationToken);
            var request = new SessionReplayRequest(recording, options.Run, script is null ? BotsOf(options, content.Symbols) : [])
            {
                RecordedBots = script is null ? null : BotsOf(core.Services, options.Run, script),
                From = back ?? options.From,
                To = options.To,
            };
            if (back is { } begin)
            {
                // Before any of its grains is there again: one that is would go on from what it knows.
                await DeleteAsync(core.Services, request, cancellationToken);
                screen.Report(new SessionReplayProgress(0, begin));
            }
            back = await ReplayAsync(core.Services, request, options, content, control, screen, cancellationToken);
            if (back is not null)
                continue;
            screen.Dispose();
            foreach (var missing in content.Missing)
                Console.Error.WriteLine(missing);
            foreach (var excluded in script?.Excluded ?? [])
                Console.Error.WriteLine($"{excluded.Bot} {excluded.Why}: its orders are left out.");
            var hash = await HashAsync(core.Services, new RunScope(TenantKey.LocalTenant, options.Run), content, cancellationToken);
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(options.IsJson
                ? SessionHashText.Json(options.Run, seconds, hash)
                : SessionHashText.Table(options.Run, seconds, hash));
            return 0;
        }
    }

    /// <summary>The hash of what is stored of a run, or of the live session.</summary>
    public static async Task<SessionHash> HashAsync(
        IServiceProvider services, RunScope scope, RecordingContents content, CancellationToken cancellationToken)
    {
        var run = scope.Run;
        var hasher = new SessionHasher(
            services.GetRequiredService<IMarketDataHistory>(), services.GetRequiredService<IRegimeHistory>());
        var reports = services.GetRequiredService<RunReportReader>();
        var switches = await reports.ReadSwitchesAsync(scope, cancellationToken);
        var (orders, fills, ordersHash) = await reports.ReadOrdersAsync(scope, cancellationToken);
        return new SessionHash(
            content.Inputs,
            await hasher.HashBooksAsync(run, content.Symbols, cancellationToken),
            await hasher.HashFeaturesAsync(run, content.Symbols, cancellationToken),
            await hasher.HashLabelsAsync(run, content.Symbols, cancellationToken),
            new HashSection(switches.Count, switches.Sha256),
            new HashSection(orders + fills, ordersHash));
    }

    /// <summary>The bots of the session, under the run.</summary>
    public static ReplayedBots BotsOf(IServiceProvider services, string run, BotScript script) =>
        new(services.GetRequiredService<IGrainFactory>(), script, CoreRegistration.ReplayPrefix + run);

    private static ImmutableArray<ReplayBot> BotsOf(RecordingReplayOptions options, ImmutableArray<ReplayedSymbol> symbols)
    {
        if (options.Strategy is not { } strategy)
            return [];
        if (symbols.Length > BotsMax)
            throw new CommandException($"The recording has {symbols.Length} symbols; a run has at most {BotsMax} bots: --bot none.");
        return
        [
            .. symbols.Select((symbol, index) =>
            {
                var name = symbols.Length == 1
                    ? CoreRegistration.ReplayPrefix + options.Run
                    : string.Create(CultureInfo.InvariantCulture, $"{CoreRegistration.ReplayPrefix}{options.Run}-{index + 1}");
                TenantKey key = new(TenantKey.LocalTenant, name);
                return new ReplayBot(symbol.Instrument, key, key, strategy, ReplayCommand.InitialBalance)
                {
                    UsesBooks = symbol.HasBooks,
                };
            }),
        ];
    }

    /// <summary>Null when the recording is at its end; otherwise the time to which the replay goes back.</summary>
    private static async Task<DateTime?> ReplayAsync(
        IServiceProvider services,
        SessionReplayRequest request,
        RecordingReplayOptions options,
        RecordingContents content,
        ReplayControl control,
        ReplayScreen screen,
        CancellationToken cancellationToken)
    {
        var runs = services.GetRequiredService<RunCatalog>();
        await using var hold = await HoldAsync(runs, request.Run, cancellationToken);
        var begun = await runs.FindAsync(TenantKey.LocalTenant, request.Run, cancellationToken);
        request = request with { Models = await ModelsAsync(services, begun, content, cancellationToken) };
        if (await BeginAsync(runs, request, options, content, cancellationToken) == RunState.Completed)
            return null;
        if (begun is not null && request.RecordedBots is not null)
        {
            // What was done with bots is done at its place in the market: what was interrupted begins anew.
            await DeleteAsync(runs, request, cancellationToken);
            await BeginAsync(runs, request, options, content, cancellationToken);
        }
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, screen.Quit, control.BackAsked))
        {
            try
            {
                await new SessionReplay(services.GetRequiredService<IGrainFactory>(), control)
                    .RunAsync(request, screen, stop.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !screen.Quit.IsCancellationRequested)
            {
                // Somebody asked to go back.
            }
        }
        await services.GetRequiredService<IMarketDataWriter>().FlushAsync(cancellationToken);
        if (control.TakeBack() is { } back)
            return back;
        await runs.SetStateAsync(TenantKey.LocalTenant, request.Run, RunState.Completed, cancellationToken);
        return null;
    }

    private static async Task DeleteAsync(
        IServiceProvider services, SessionReplayRequest request, CancellationToken cancellationToken)
    {
        var runs = services.GetRequiredService<RunCatalog>();
        await using var hold = await HoldAsync(runs, request.Run, cancellationToken);
        await DeleteAsync(runs, request, cancellationToken);
    }

    private static Task DeleteAsync(RunCatalog runs, SessionReplayRequest request, CancellationToken cancellationToken)
    {
        TenantKey[] bots = [.. request.Bots.Select(bot => bot.Bot), .. request.RecordedBots?.Keys ?? []];
        return runs.DeleteAsync(
            TenantKey.LocalTenant, request.Run,
            [.. bots.Select(bot => bot.Name)], [.. bots.Select(bot => bot.ToString())], cancellationToken);
    }

    private static async Task<IAsyncDisposable> HoldAsync(RunCatalog runs, string run, CancellationToken cancellationToken)
    {
        try
        {
            return await runs.HoldAsync(run, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new CommandException($"--run {run}: {exception.Message}", exception);
        }
    }

    /// <summary>The models a run began with; of a new run those of the session, or else those in charge now.</summary>
    private static async Task<ImmutableSortedDictionary<string, string>> ModelsAsync(
        IServiceProvider services,
        Run? begun,
        RecordingContents content,
        CancellationToken cancellationToken)
    {
        if (begun is not null)
            return ReplayOptionsText.RecordedModelsOf(begun.Options);
        var models = services.GetRequiredService<IRegimeModels>();
        var versions = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var symbol in content.Symbols)
        {
            foreach (var timeframe in Timeframes.WithRegimes)
            {
                var scope = $"{symbol.Instrument.Id}/{timeframe}";
                versions[scope] = content.Models.TryGetValue(scope, out var recorded)
                    ? recorded
                    : (await models.GetAsync(symbol.Instrument.Id, timeframe, null, cancellationToken)).Version;
            }
        }
        return versions.ToImmutable();
    }

    private static async Task<RunState> BeginAsync(
        RunCatalog runs,
        SessionReplayRequest request,
        RecordingReplayOptions options,
        RecordingContents content,
        CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(new
        {
            recording = content.Venues,
            bot = request.RecordedBots is null ? options.Strategy : "recorded",
            to = options.To,
            models = request.Models,
        });
        try
        {
            return (await runs.BeginAsync(
                TenantKey.LocalTenant, request.Run, content.Inputs.Sha256, text, cancellationToken)).State;
        }
        catch (InvalidOperationException exception)
        {
            throw new CommandException($"--run {request.Run}: {exception.Message}", exception);
        }
    }
}
