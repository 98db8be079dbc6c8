using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Host.Composition;
using Aetherion.Host.Terminal;
using Aetherion.Lab.Replay;
using Aetherion.Model;
using Aetherion.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Aetherion.Host.Commands;

/// <summary><c>replay</c>: bars of a file through the same grains, storage and streams as live data.</summary>
internal static class ReplayCommand
{
    private const decimal InitialBalance = 100_000m;

    private static readonly Option<FileInfo> Bars = CommandOptions.Bars();
    private static readonly Option<InstrumentId> Symbol = CommandOptions.Symbol();
    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();
    private static readonly Option<bool> Json = CommandOptions.Json();

    private static readonly Option<string> Speed = new("--speed")
    {
        Description = "How many times faster than the market: a number, or max.",
        DefaultValueFactory = _ => "max",
    };

    private static readonly Option<string> Bot = new("--bot")
    {
        Description = "The strategy of the bot that trades in it.",
        DefaultValueFactory = _ => StrategyNames.RegimeSwitching,
    };

    private static readonly Option<string?> Run = new("--run")
    {
        Description = "The run's id; the same id goes on with an interrupted run.",
    };

    public static Command Create()
    {
        Bot.AcceptOnlyFromAmong([.. StrategyNames.All]);
        var command = new Command("replay", "Replay a bar file through grains, storage and a bot.")
        {
            Bars, Symbol, Speed, Bot, Run, Data, Json,
        };
        command.SetGuardedAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var instrument = BarFiles.Find(parsed.GetValue(Symbol));
        var speed = ReadSpeed(parsed.GetValue(Speed)!);
        var started = TimeProvider.System.GetTimestamp();
        var file = BarFiles.Inspect(parsed.GetValue(Bars)!, instrument, cancellationToken);
        var run = parsed.GetValue(Run) ?? $"run-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss-fff}";
        if (!SymbolKey.IsRun(run) || run == SymbolKey.LiveRun)
            throw new CommandException($"--run {run}: use 1 to 30 lower-case letters, digits and hyphens.");

        var strategy = parsed.GetValue(Bot)!;
        await using var core = await CoreHost.StartAsync(parsed.GetValue(Data)!.FullName, cancellationToken);
        var runs = core.Services.GetRequiredService<RunCatalog>();
        await BeginAsync(runs, run, file.Sha256, Options(instrument, strategy), cancellationToken);
        var name = new TenantKey(TenantKey.LocalTenant, CoreRegistration.ReplayPrefix + run);
        var request = new ReplayRequest(
            instrument, run, name, name, strategy, InitialBalance, BarFiles.Read(file.Info, instrument), file.BarCount)
        {
            Speed = speed,
        };
        var replay = new BarReplay(core.Services.GetRequiredService<IGrainFactory>(), TimeProvider.System);
        ReplayOutcome outcome;
        using (var line = new ProgressLine("bars", TimeProvider.System))
        {
            outcome = await replay.RunAsync(
                request, new DirectProgress<ReplayProgress>(p => line.Report(p.Done, p.Total)), cancellationToken);
        }
        await core.Services.GetRequiredService<IMarketDataWriter>().FlushAsync(cancellationToken);
        await runs.SetStateAsync(TenantKey.LocalTenant, run, RunState.Completed, cancellationToken);
        var report = await core.Services.GetRequiredService<RunReportReader>().ReadAsync(
            TenantKey.LocalTenant, new RegimeKey(request.Key, ReplayRequest.BarTimeframe), cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Print(new ReplaySummary(
            run, report.Bars, outcome.BarsSkipped, seconds, (outcome.Bars - outcome.BarsSkipped) / seconds,
            report.RegimeChanges, report.MeanDwellBars, report.Orders, report.Fills,
            outcome.FinalEquity.ToString(CultureInfo.InvariantCulture), report.Sha256), parsed.GetValue(Json));
        return 0;
    }

    private static async Task BeginAsync(
        RunCatalog runs, string run, string inputHash, string options, CancellationToken cancellationToken)
    {
        try
        {
            await runs.BeginAsync(TenantKey.LocalTenant, run, inputHash, options, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new CommandException($"--run {run}: {exception.Message}", exception);
        }
    }

    private static string Options(Instrument instrument, string strategy) =>
        JsonSerializer.Serialize(new { symbol = instrument.Id.ToString(), bot = strategy });

    private static double? ReadSpeed(string text)
    {
        if (text == "max")
            return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed > 0
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
