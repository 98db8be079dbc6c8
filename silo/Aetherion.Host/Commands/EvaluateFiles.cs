using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Anomalies;
using Aetherion.Grains.Regimes;
using Aetherion.Host.Composition;
using Aetherion.Host.Terminal;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Commands;

/// <summary>Runs <c>evaluate</c> over files of bars and over simulated series whose true regimes are known.</summary>
internal sealed class EvaluateFiles(EvaluateOptions options)
{
    private static readonly string[] ReferenceNames = ["regime-sim", "regime-sim-hard"];

    private readonly BarSeriesReader _reader = new(options.Symbol, options.Market);
    private readonly FileChain _chain = new();
    private RegimeModel? _model;
    private AnomalyModel? _anomalies;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<ReferenceScore> references = options.Reference is { } folder
            ? [.. ReferenceNames.Select(name => Score(folder, name))]
            : [];
        if (options.Data is { } data)
            await FindModelsAsync(data, cancellationToken);
        var files = await EvaluateAsync(cancellationToken);
        if (options.Html is { } html)
            WriteHtml(html, files, references);
        Console.WriteLine(
            options.IsJson ? EvaluationJson.Of(files, references)
            : options.All is not null ? EvaluationTable.Of(files, references)
            : EvaluationText.Of(files, references));
        return HasFailed(files) ? Guard.Failed : 0;
    }

    /// <summary>A folder may hold files that cannot be evaluated; each file that was named counts.</summary>
    private bool HasFailed(ImmutableArray<EvaluatedFile> files) => options.All is null
        ? files.Any(file => file.Report is null)
        : files.Length > 0 && files.All(file => file.Report is null);

    private static ReferenceScore Score(DirectoryInfo folder, string name)
    {
        Console.Error.WriteLine($"evaluating {name}");
        return ReferenceEvaluation.Run(ReferenceSeries.Read(folder.FullName, name), new RegimeDetectorOptions());
    }

    /// <summary>The models that serve the symbol live: of a family that has none in charge that is the shipped one.</summary>
    private async Task FindModelsAsync(DirectoryInfo data, CancellationToken cancellationToken)
    {
        await using var core = await CoreHost.StartAsync(data.FullName, cancellationToken);
        await RequireChampionAsync(core.Services.GetRequiredService<IModelRegistry>(), cancellationToken);
        _model = await core.Services.GetRequiredService<IRegimeModels>()
            .GetAsync(options.Symbol!.Value, options.Timeframe, version: null, cancellationToken);
        _anomalies = await core.Services.GetRequiredService<IAnomalyModels>()
            .GetAsync(options.Symbol!.Value, options.Timeframe, version: null, cancellationToken);
    }

    private async Task RequireChampionAsync(IModelRegistry registry, CancellationToken cancellationToken)
    {
        foreach (var family in (string[])[ModelFamilies.Regime, ModelFamilies.Anomaly])
        {
            var champions = await registry.FindChampionsAsync(
                family, options.Symbol!.Value, options.Timeframe, cancellationToken);
            if (!champions.IsEmpty)
                return;
        }
        throw new CommandException(
            $"--data: no model of regimes or anomalies is in charge of {options.Symbol} and {options.Timeframe} there; train one first.");
    }

    private static void WriteHtml(
        FileInfo html, ImmutableArray<EvaluatedFile> files, ImmutableArray<ReferenceScore> references)
    {
        var reports = files.Select(file => file.Report).OfType<FileEvaluationReport>();
        var failures = files.Where(file => file.Report is null)
            .Select(file => new EvaluationFailure(file.Name, file.Failure ?? ""));
        File.WriteAllText(html.FullName, EvaluationHtml.Of([.. reports], references, [.. failures]));
        Console.Error.WriteLine($"wrote {html.FullName}");
    }

    private async Task<ImmutableArray<EvaluatedFile>> EvaluateAsync(CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<EvaluatedFile>();
        foreach (var file in FindFiles())
            await EvaluateAsync(file, files, cancellationToken);
        return files.DrainToImmutable();
    }

    private FileInfo[] FindFiles()
    {
        if (options.All is not { } folder)
            return options.Files;
        FileInfo[] all =
        [
            .. folder.EnumerateFiles("*.csv*", SearchOption.AllDirectories)
                .Where(file => file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                    || file.Name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase))
                .OrderBy(file => file.FullName, StringComparer.Ordinal),
        ];
        Console.Error.WriteLine($"looking for one-minute bars in {all.Length} files");
        foreach (var file in all)
        {
            if (BarSeriesReader.FindMinutes(file) is { } profile)
                _chain.Add(file, profile);
        }
        FileInfo[] found = [.. _chain.Files];
        Console.Error.WriteLine($"{found.Length} hold one-minute bars, the others are left out");
        return found.Length > 0
            ? found
            : throw new CommandException($"'{folder.FullName}' holds no file of one-minute bars.");
    }

    private async Task EvaluateAsync(
        FileInfo file, ImmutableArray<EvaluatedFile>.Builder files, CancellationToken cancellationToken)
    {
        try
        {
            var earlier = options.IsChained && _chain.FindEarlier(file) is { } found ? [found] : options.Train;
            if (earlier.Length > 0)
            {
                files.Add(await EvaluateTrainedAsync(file, earlier, cancellationToken));
                return;
            }
            foreach (var series in _reader.Read(file, cancellationToken))
            {
                var from = _model is null ? SelectionSlice.ScoreFrom(series, options) : options.From;
                files.Add(await EvaluateAsync(series, series.Bars, from, cancellationToken));
            }
        }
        catch (Exception exception) when (!IsAlone && IsOfFile(exception))
        {
            Console.Error.WriteLine($"not evaluated: {exception.Message}");
            files.Add(new EvaluatedFile(null, file.Name, null, exception.Message));
        }
    }

    /// <summary>Whether a single file was named, so that what is wrong with it is what the command says.</summary>
    private bool IsAlone => options.All is null && options.Files.Length == 1;

    private static bool IsOfFile(Exception exception) =>
        exception is BarFileException or IOException or UnauthorizedAccessException;

    private async Task<EvaluatedFile> EvaluateTrainedAsync(
        FileInfo file, FileInfo[] training, CancellationToken cancellationToken)
    {
        var all = _reader.ReadTogether([file, .. training], cancellationToken);
        var later = all[0];
        ImmutableArray<Candle> earlier = [.. all[1..].OrderBy(s => s.Bars[0].OpenTime).SelectMany(s => s.Bars)];
        for (var i = 1; i < earlier.Length; i++)
        {
            if (earlier[i].OpenTime <= earlier[i - 1].OpenTime)
                throw new CommandException(
                    $"--train: the files overlap at {earlier[i].OpenTime:u}; give each bar once.");
        }
        var from = later.Bars[0].OpenTime;
        if (earlier[^1].CloseTime > from)
            throw new CommandException(
                $"--train: bars up to {earlier[^1].CloseTime:u} are not earlier than {later.Name}, which begins at "
                + $"{from:u}. What is trained on must lie before what is scored.");
        return await EvaluateAsync(later, earlier.AddRange(later.Bars), from, cancellationToken);
    }

    private async Task<EvaluatedFile> EvaluateAsync(
        BarSeries series, ImmutableArray<Candle> bars, DateTime? scoreFrom, CancellationToken cancellationToken)
    {
        var kept = options.To is { } to ? [.. bars.Where(bar => bar.OpenTime < to)] : bars;
        var request = new FileEvaluationRequest(series.Name, series.Instrument, kept, scoreFrom)
        {
            Timeframe = options.Timeframe, Seed = options.Seed, Model = _model, Anomalies = _anomalies,
        };
        try
        {
            using var line = new ProgressLine("folds", TimeProvider.System);
            Console.Error.WriteLine($"evaluating {series.Name}");
            var progress = new DirectProgress<EvaluationProgress>(p => line.Report(p.Done, p.Total));
            var report = await FileEvaluation.RunAsync(request, TimeProvider.System, progress, cancellationToken);
            return new EvaluatedFile(series, series.Name, report, null);
        }
        catch (ArgumentException exception)
        {
            if (IsAlone && series.Name == options.Files[0].Name)
                throw new CommandException(exception.Message, exception);
            return new EvaluatedFile(series, series.Name, null, exception.Message);
        }
    }
}
