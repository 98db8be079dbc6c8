using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Host.Composition;
using Aetherion.Host.Terminal;
using Aetherion.Lab.Bars;
using Aetherion.Lab.Models;
using Aetherion.Lab.Training;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Commands;

/// <summary><c>train</c>: fits a model to a bar file and registers it.</summary>
internal static class TrainCommand
{
    private static readonly Option<FileInfo> Bars = CommandOptions.Bars();
    private static readonly Option<InstrumentId> Symbol = CommandOptions.Symbol();
    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();
    private static readonly Option<bool> Json = CommandOptions.Json();

    private static readonly Option<Timeframe> TrainedTimeframe = new("--timeframe")
    {
        Description = "The timeframe the model is for, from M1 up.",
        DefaultValueFactory = _ => Timeframe.M1,
    };

    private static readonly Option<int> States = CommandOptions.Number(
        "--states", $"How many hidden states, 2 to {StateProbabilities.Capacity}; Liquidity always has three.",
        2, StateProbabilities.Capacity, preset: 4);

    private static readonly Option<RegimePreset> Preset = new("--preset")
    {
        Description = "What the states stand for: regimes, or liquidity (three states).",
        DefaultValueFactory = _ => RegimePreset.Regimes,
    };

    private static readonly Option<int> Seed = CommandOptions.Number(
        "--seed", "The seed of the starts.", 0, int.MaxValue, preset: 1);

    private static readonly Option<bool> Promote = new("--promote")
    {
        Description = "Put the model in charge; otherwise it is only where its scope has no champion.",
    };

    private static readonly Option<string> Family = new("--family")
    {
        Description = $"What to train: {ModelFamilies.Regime}, {ModelFamilies.Classifier} or {ModelFamilies.Anomaly}.",
        DefaultValueFactory = _ => ModelFamilies.Regime,
    };

    private static readonly Option<bool> Afresh = new("--afresh")
    {
        Description = "Name the states afresh; otherwise a refit whose states are too far from the champion's is refused.",
    };

    private static readonly Option<string?> Scope = new("--scope")
    {
        Description = "What it is to serve, such as regime/*/M1; by default the symbol and timeframe it is trained on.",
    };

    public static Command Create()
    {
        var command = new Command("train", "Train a model on a bar file and register it.")
        {
            Family, Bars, Symbol, TrainedTimeframe, Preset, States, Seed, Scope, Promote, Afresh, Data, Json,
        };
        command.SetGuardedAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RequireStatesOfRegimes(parsed);
        RequireStatesOfPreset(parsed);
        var instrument = KnownInstruments.Find(parsed.GetValue(Symbol));
        var file = BarFiles.Inspect(parsed.GetValue(Bars)!, instrument, cancellationToken);
        if (parsed.GetValue(Family) is not (ModelFamilies.Regime or ModelFamilies.Classifier or ModelFamilies.Anomaly))
            throw new CommandException($"--family {parsed.GetValue(Family)}: nothing here trains such models.");
        if (ScopeOf(parsed).Family != parsed.GetValue(Family))
            throw new CommandException($"--scope {parsed.GetValue(Scope)} is not of the family {parsed.GetValue(Family)}.");
        if (parsed.GetValue(Family) != ModelFamilies.Regime)
            return await RunFamilyAsync(parsed, file, instrument, cancellationToken);
        var request = new TrainingRequest(
            instrument, parsed.GetValue(TrainedTimeframe),
            BarFiles.Read(file.Info, instrument, cancellationToken).ToAsyncEnumerable())
        {
            BarCount = file.BarCount,
        };
        request = request with
        {
            Fit = request.Fit with { StateCount = parsed.GetValue(States), Seed = parsed.GetValue(Seed) },
        };
        request = request.For(parsed.GetValue(Preset));
        await using var core = await CoreHost.StartAsync(parsed.GetValue(Data)!.FullName, cancellationToken);
        var installer = core.Services.GetRequiredService<ModelInstaller>();
        var scope = ScopeOf(parsed);
        var champion = parsed.GetValue(Afresh) ? null : await installer.FindChampionAsync(scope, cancellationToken);
        var (report, refusal) = await TrainAsync(request, champion, cancellationToken);
        var installed = await installer.InstallAsync(
            RegimeRegistration.Trained(report, refusal, scope, TimeProvider.System.GetUtcNow().UtcDateTime) with
            {
                File = file.Info.Name,
            },
            parsed.GetValue(Promote) ? TrainedModelUse.Promote : TrainedModelUse.Register,
            CommandOptions.Actor,
            cancellationToken);
        Console.WriteLine(parsed.GetValue(Json) ? ToJson(report, installed) : ToText(report, installed));
        return installed.State == ModelState.Refused ? Guard.Failed : 0;
    }

    private static void RequireStatesOfPreset(ParseResult parsed)
    {
        var (preset, states) = (parsed.GetValue(Preset), parsed.GetValue(States));
        if (parsed.GetResult(States) is { Implicit: false }
            && TrainingRequest.StateCountOf(preset) is { } count && states != count)
            throw new CommandException(
                $"--states {states}: the preset {preset} has {count} states. Leave --states out, or choose another --preset.");
    }

    private static void RequireStatesOfRegimes(ParseResult parsed)
    {
        if (parsed.GetValue(Family) == ModelFamilies.Regime)
            return;
        foreach (var option in (Option[])[Preset, States, Afresh])
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new CommandException(
                    $"{option.Name}: only {ModelFamilies.Regime} models have states. Leave it out, or train --family "
                    + $"{ModelFamilies.Regime}.");
        }
    }

    private static Task<int> RunFamilyAsync(
        ParseResult parsed, BarFile file, Instrument instrument, CancellationToken cancellationToken) =>
        FamilyTraining.RunAsync(
            parsed.GetValue(Family) == ModelFamilies.Anomaly
                ? new AnomalyModelTrainer(TimeProvider.System)
                : new OutlookModelTrainer(TimeProvider.System),
            new TrainingJobRequest(
                ScopeOf(parsed), instrument.Id, parsed.GetValue(TrainedTimeframe), CommandOptions.Actor)
            {
                Seed = parsed.GetValue(Seed),
                Use = parsed.GetValue(Promote) ? TrainedModelUse.Promote : TrainedModelUse.Register,
            },
            instrument, file, parsed.GetValue(Data)!, parsed.GetValue(Json), cancellationToken);

    private static ModelScope ScopeOf(ParseResult parsed) => parsed.GetValue(Scope) is { } text
        ? ModelScope.Parse(text)
        : new ModelScope(parsed.GetValue(Family)!, parsed.GetValue(Symbol), parsed.GetValue(TrainedTimeframe));

    private static async Task<(TrainingReport Report, string? Refusal)> TrainAsync(
        TrainingRequest request, RegisteredModel? champion, CancellationToken cancellationToken)
    {
        using var reading = new ProgressLine("bars", TimeProvider.System);
        using var fitting = new ProgressLine("iterations", TimeProvider.System);
        var progress = new DirectProgress<TrainingProgress>(p =>
            (p.Stage == TrainingStage.Reading ? reading : fitting).Report(p.Done, p.Total ?? 0));
        try
        {
            return await new RegimeRefit(TimeProvider.System)
                .TrainAsync(request, champion, progress, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new CommandException(exception.Message, exception);
        }
    }

    private static string ToJson(TrainingReport report, InstalledModel installed) => JsonSerializer.Serialize(
        new
        {
            version = report.Model.Version,
            bars = report.BarCount,
            rows = report.RowCount,
            logLikelihood = report.LogLikelihood,
            bic = report.Bic,
            iterations = report.IterationCount,
            converged = report.IsConverged,
            dataHash = report.Model.Training.DataHash,
            states = report.States.Select(
                s => new { s.State, regime = s.Regime.ToString(), s.Share, s.ExpectedDwellBars }),
            labels = report.Labels.Shares.ToDictionary(s => s.Key.ToString(), s => s.Value),
            meanDwellBars = report.Labels.MeanDwellBars,
            outOfSample = report.OutOfSample is { } held ? RegimeRegistration.FiguresOf(held) : null,
            seconds = report.Seconds,
            state = installed.State.ToString(),
            message = installed.Message,
        },
        JsonSerializerOptions.Web);

    private static string ToText(TrainingReport report, InstalledModel installed)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"model          {report.Model.Version}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"bars           {report.BarCount:#,0}, of them {report.RowCount:#,0} fitted");
        text.AppendLine(CultureInfo.InvariantCulture, $"logLikelihood  {report.LogLikelihood:#,0.00}");
        text.AppendLine(CultureInfo.InvariantCulture, $"bic            {report.Bic:#,0.00}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"iterations     {report.IterationCount}{(report.IsConverged ? "" : ", not converged")}");
        foreach (var state in report.States)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"state {state.State}        {state.Regime,-8}  {state.Share,6:P1} of bars, "
                + $"{state.ExpectedDwellBars:0} bars on average");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"mean dwell     {report.Labels.MeanDwellBars:0.0} bars of the published label");
        text.AppendLine(CultureInfo.InvariantCulture, $"out of sample  {OutOfSampleText(report)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"seconds        {report.Seconds:0.00}");
        text.Append(CultureInfo.InvariantCulture, $"registry       {installed.Message}");
        return text.ToString();
    }

    private static string OutOfSampleText(TrainingReport report) => report.OutOfSample is not { } held
        ? $"not judged: {report.WhyNotJudged}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"fitted up to {held.TrainedTo:yyyy-MM-dd HH:mm}, {held.BarCount:#,0} bars from {held.From:yyyy-MM-dd HH:mm} on: mean "
            + $"dwell {held.Labels.MeanDwellBars:0.0} bars, Crisis over Sideways {held.CrisisRatio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "unknown"}");
}
