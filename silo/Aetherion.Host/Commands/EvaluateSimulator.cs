using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.Host.Terminal;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>
/// <c>evaluate</c> without files: scores the shipped model on simulated markets it has not seen, beside the filter that
/// knows the truth and beside the label that never changes.
/// </summary>
internal static class EvaluateSimulator
{
    public static int Run(InstrumentId symbol, int seedCount, bool isJson, CancellationToken cancellationToken)
    {
        var instrument = KnownInstruments.Find(symbol);
        if (instrument.Id.Venue != InstrumentCatalog.SimulatedVenue)
            throw new CommandException(
                $"--symbol {instrument.Id}: only simulated instruments know their true regimes.");
        var request = new SimulatorEvaluationRequest(ShippedRegimeModel.Load(), instrument)
        {
            SeedCount = seedCount,
        };
        var total = request.SeedCount * request.Scenarios.Length;
        ImmutableArray<EvaluationRow> rows;
        using (var line = new ProgressLine("markets", TimeProvider.System))
        {
            var progress = new DirectProgress<int>(done => line.Report(done, total));
            rows = SimulatorEvaluation.Run(request, progress, cancellationToken);
        }
        Console.WriteLine(isJson ? ToJson(rows) : ToTable(rows));
        return 0;
    }

    /// <summary>
    /// The figures of the published label, whose target is to beat the label that never changes; the rest is reported.
    /// </summary>
    private static string ToJson(ImmutableArray<EvaluationRow> rows) => JsonSerializer.Serialize(
        new
        {
            figures = rows.SelectMany(row => (object[])
            [
                AccuracyFigure(
                    row, rows.First(r => r.Scenario == row.Scenario && r.Method == SimulatorEvaluation.AlwaysSideways)),
                Reported(row, "balanced accuracy", row.BalancedAccuracy, "share"),
                Reported(row, "median onset delay", row.MedianOnsetDelayBars, "bars"),
                Reported(row, "mean dwell", row.MeanDwellBars, "bars"),
            ]),
        },
        JsonSerializerOptions.Web);

    private static object AccuracyFigure(EvaluationRow row, EvaluationRow baseline) => new
    {
        name = $"{row.Scenario}: {row.Method}: accuracy",
        value = row.Accuracy,
        unit = "share",
        target = row.Method == SimulatorEvaluation.SteadyLabel
            ? string.Create(CultureInfo.InvariantCulture, $"> {baseline.Accuracy:0.000}")
            : "",
        ok = row.Method == SimulatorEvaluation.SteadyLabel ? row.Accuracy > baseline.Accuracy : (bool?)null,
        note = string.Create(CultureInfo.InvariantCulture, $"worst seed {row.AccuracyMin:0.000}"),
    };

    private static object Reported(EvaluationRow row, string what, double? value, string unit) => new
    {
        name = $"{row.Scenario}: {row.Method}: {what}",
        value,
        unit,
        target = "",
        ok = (bool?)null,
        note = "",
    };

    private static string ToTable(ImmutableArray<EvaluationRow> rows)
    {
        var lines = rows.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Scenario,-28}{row.Method,-30}{row.Accuracy,9:0.000}{row.AccuracyMin,9:0.000}{row.BalancedAccuracy,10:0.000}"
            + $"{row.MedianOnsetDelayBars,7:0}{row.MissedShare,8:P0}{row.MeanDwellBars,7:0}"));
        var head =
            $"{"simulator",-28}{"label",-30}{"accuracy",9}{"worst",9}{"balanced",10}{"delay",7}{"missed",8}{"dwell",7}";
        return string.Join('\n', [head, .. lines]);
    }
}
