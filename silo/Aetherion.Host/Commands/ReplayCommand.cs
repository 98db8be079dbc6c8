using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Regimes;
using Aetherion.Host.Composition;
using Aetherion.Host.Terminal;
using Aetherion.Lab.Bars;
using Aetherion.Lab.Replay;
using Aetherion.Model;
using Aetherion.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Aetherion.Host.Commands;

/// <summary>
/// <c>replay</c>: a recording, or bars of a file, through the same grains, storage and streams as live data.
/// </summary>
internal static class ReplayCommand
{
    /// <summary>What a run's account has to begin with, in the quote currency.</summary>
    internal const decimal InitialBalance = 100_000m;

    private const string NoBot = "none";

    /// <summary>The names of a run's bot and account are longer by a prefix.</summary>
    private const int RunLengthMax = 30;

    private static readonly Option<FileInfo?> Bars = new("--bars")
    {
        Description = "A kline CSV file of one-minute bars, plain or gzip.",
    };

    private static readonly Option<InstrumentId> Symbol = new("--symbol")
    {
        Description = "The instrument the bars belong to, such as binance:BTCUSDT.",
        CustomParser = CommandOptions.ParseInstrument,
    };

    private static readonly Option<DirectoryInfo?> Recording = new("--recording")
    {
        Description = "The folder of a recording, or of those of a session's venues, as 'run --record' and 'recordings import' make them.",
    };

    private static readonly Option<int?> Port = new("--port")
    {
        Description = "Of a recording: serve API and dashboard at this port, marked REPLAY, with bots of your own; 0 for a free one.",
    };

    private static readonly Option<DateTime?> From = CommandOptions.Time(
        "--from", "Of a recording: up to this time of the market as fast as possible (UTC, 2026-01-05T10:00:00Z).");

    private static readonly Option<DateTime?> To = CommandOptions.Time(
        "--to", "Of a recording: leave out what came after this time.");

    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();
    private static readonly Option<bool> Json = CommandOptions.Json();

    private static readonly Option<string> Speed = new("--speed")
    {
        Description = "How many times faster than the market: a number, or max.",
        DefaultValueFactory = _ => "max",
    };

    private static readonly Option<string?> Bot = new("--bot")
    {
        Description = "The strategy of the bot that trades in it, of a recording one for each symbol; none for no bot. When not given "
            + $"the bots of the recorded session, where there were any, otherwise {StrategyNames.RegimeSwitching}.",
    };

    private static readonly Option<string?> Run = new("--run")
    {
        Description = "The run's id; the same id goes on with an interrupted run.",
    };

    public static Command Create()
    {
        Bot.AcceptOnlyFromAmong([.. StrategyNames.All, NoBot]);
        var command = new Command("replay", "Replay a recording or a bar file through grains, storage and bots.")
        {
            Recording, Bars, Symbol, From, To, Speed, Port, Bot, Run, Data, Json,
        };
        command.SetGuardedAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Recording) is not { } recording)
            return RunBarsAsync(parsed, cancellationToken);
        if (parsed.GetValue(Bars) is not null)
            throw new CommandException("--recording and --bars exclude each other.");
        var options = new RecordingReplayOptions(
            recording.FullName,
            parsed.GetValue(Data)!.FullName,
            ReadRun(parsed.GetValue(Run)),
            parsed.GetValue(Bot) is var bot && bot == NoBot ? null : bot ?? StrategyNames.RegimeSwitching,
            bot is not null,
            ReadSpeed(parsed.GetValue(Speed)!),
            parsed.GetValue(From),
            parsed.GetValue(To),
            parsed.GetValue(Json));
        if (parsed.GetValue(Port) is not { } port)
            return RecordingReplayCommand.RunAsync(options, cancellationToken);
        return port is >= 0 and <= System.Net.IPEndPoint.MaxPort
            ? ReplayServer.RunAsync(options, port, cancellationToken)
            : throw new CommandException($"--port {port}: a port is 0 to {System.Net.IPEndPoint.MaxPort}.");
    }

    private static async Task<int> RunBarsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Bars) is not { } bars || parsed.GetResult(Symbol) is null)
            throw new CommandException("Name what to replay: --recording DIR, or --bars FILE with --symbol VENUE:SYMBOL.");
        if (parsed.GetValue(Bot) == NoBot)
            throw new CommandException("--bot none: bars are replayed for a bot; name a strategy.");
        var started = TimeProvider.System.GetTimestamp();
        var instrument = KnownInstruments.Find(parsed.GetValue(Symbol));
        var speed = ReadSpeed(parsed.GetValue(Speed)!);
        var run = ReadRun(parsed.GetValue(Run));
        var file = BarFiles.Inspect(bars, instrument, cancellationToken);
        var name = new TenantKey(TenantKey.LocalTenant, CoreRegistration.ReplayPrefix + run);
        var request = new ReplayRequest(
            instrument, run, name, name, parsed.GetValue(Bot) ?? StrategyNames.RegimeSwitching, InitialBalance,
            BarFiles.Read(file.Info, instrument, cancellationToken), file.BarCount)
        {
            Speed = speed,
        };
        await using var core = await CoreHost.StartAsync(parsed.GetValue(Data)!.FullName, cancellationToken);
        var outcome = await ReplayAsync(core.Services, request, file.Sha256, cancellationToken);
        var report = await core.Services.GetRequiredService<RunReportReader>().ReadAsync(
            TenantKey.LocalTenant, new RegimeKey(request.Key, ReplayRequest.BarTimeframe), cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Print(ReplaySummary.Of(run, outcome, report, seconds), parsed.GetValue(Json));
        return 0;
    }

    /// <summary>Replays what is left of the run; nothing of one that was completed before.</summary>
    private static async Task<ReplayOutcome> ReplayAsync(
        IServiceProvider services, ReplayRequest request, string inputHash, CancellationToken cancellationToken)
    {
        var runs = services.GetRequiredService<RunCatalog>();
        await using var hold = await HoldAsync(runs, request.Key.Run, cancellationToken);
        var replay = new BarReplay(services.GetRequiredService<IGrainFactory>(), TimeProvider.System);
        request = request with { Models = await ModelsAsync(services, runs, request, cancellationToken) };
        if ((await BeginAsync(runs, request, inputHash, cancellationToken)).State == RunState.Completed)
            return await replay.ReadOutcomeAsync(request);
        ReplayOutcome outcome;
        using (var line = new ProgressLine("bars", TimeProvider.System))
        {
            outcome = await replay.RunAsync(
                request, new DirectProgress<ReplayProgress>(p => line.Report(p.Done, p.Total)), cancellationToken);
        }
        await services.GetRequiredService<IMarketDataWriter>().FlushAsync(cancellationToken);
        await runs.SetStateAsync(TenantKey.LocalTenant, request.Key.Run, RunState.Completed, cancellationToken);
        return outcome;
    }

    /// <summary>The models a run began with, whoever was promoted since; of a new run those in charge now.</summary>
    private static async Task<ImmutableSortedDictionary<Timeframe, string>> ModelsAsync(
        IServiceProvider services, RunCatalog runs, ReplayRequest request, CancellationToken cancellationToken)
    {
        var begun = await runs.FindAsync(TenantKey.LocalTenant, request.Key.Run, cancellationToken);
        if (begun is not null)
            return ReplayOptionsText.ModelsOf(begun.Options);
        var models = services.GetRequiredService<IRegimeModels>();
        var versions = ImmutableSortedDictionary.CreateBuilder<Timeframe, string>();
        foreach (var timeframe in Timeframes.WithRegimes)
        {
            var model = await models.GetAsync(request.Instrument.Id, timeframe, null, cancellationToken);
            versions[timeframe] = model.Version;
        }
        return versions.ToImmutable();
    }

    private static async Task<IAsyncDisposable> HoldAsync(
        RunCatalog runs, string run, CancellationToken cancellationToken)
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

    private static async Task<Run> BeginAsync(
        RunCatalog runs, ReplayRequest request, string inputHash, CancellationToken cancellationToken)
    {
        var options = ReplayOptionsText.Of(request);
        try
        {
            return await runs.BeginAsync(
                TenantKey.LocalTenant, request.Key.Run, inputHash, options, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new CommandException($"--run {request.Key.Run}: {exception.Message}", exception);
        }
    }

    private static string ReadRun(string? given)
    {
        var run = given ?? $"run-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss-fff}";
        return SymbolKey.IsRun(run) && run.Length <= RunLengthMax && run != SymbolKey.LiveRun
            ? run
            : throw new CommandException(
                $"--run {run}: use 1 to {RunLengthMax} lower-case letters, digits and hyphens, and not "
                + $"'{SymbolKey.LiveRun}'.");
    }

    private static double? ReadSpeed(string text)
    {
        if (text == "max")
            return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed)
            && speed > 0
            ? speed
            : throw new CommandException($"--speed {text}: write a number above 0, such as 60, or max.");
    }

    private static void Print(ReplaySummary summary, bool asJson)
    {
        if (asJson)
            Console.WriteLine(JsonSerializer.Serialize(summary, JsonSerializerOptions.Web));
        else
            Console.WriteLine(summary.ToText());
    }
}
