using System.Globalization;
using System.IO.Compression;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Forecasts;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>The funding forecast beside EWMA(0.4): chosen on BTC before 2024-07-01, scored after it and
/// elsewhere.</summary>
internal static class PredictorFundingBenchmark
{
    private const double ExpectedBaselineError = 0.268;

    private static readonly DateTimeOffset Split = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Selection = new(2023, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private const string BitcoinFile = "binance-usdm-btcusdt-funding-8h-2022-2025.csv.gz";
    private const string OtherFile = "binance-usdm-ethusdt-solusdt-funding-8h-2023-2025.csv.gz";

    public static IEnumerable<Figure> Run(List<PredictorEvidence> evidence)
    {
        (DateTimeOffset Time, double Rate)[] bitcoin = [.. Rates(BitcoinFile, "BTCUSDT")];
        double[] rates = [.. bitcoin.Select(row => row.Rate)];
        int split = Array.FindIndex(bitcoin, row => row.Time >= Split);
        TrialLog trials = new();
        FundingForecasterOptions options = FundingStudy.Choose(
            rates.AsSpan(0, split), Array.FindIndex(bitcoin, row => row.Time >= Selection), trials);
        FundingStudyResult result = FundingStudy.Score(rates, split, options);
        evidence.Add(Evidence.Of(result, options, trials));
        yield return new Figure(
            "funding, BTC from 2024-07: mean error of EWMA(0.4)", result.BaselineError, "bp", "0.268 as given",
            Math.Abs(result.BaselineError - ExpectedBaselineError) < 0.0005, $"{result.RateCount} rates");
        yield return Forecast("BTC from 2024-07", result, FundingStudy.Describe(options));
        foreach ((string symbol, int start) in ((string, int)[])[("ETHUSDT", -1), ("SOLUSDT", 90)])
        {
            (DateTimeOffset Time, double Rate)[] other = [.. Rates(OtherFile, symbol)];
            int from = start >= 0 ? start : Array.FindIndex(other, row => row.Time >= Split);
            yield return Forecast(
                symbol, FundingStudy.Score([.. other.Select(row => row.Rate)], from, options), "the same options");
        }
    }

    private static Figure Forecast(string market, FundingStudyResult result, string note) => new(
        $"funding, {market}: mean error", result.Error, "bp", FormattableString.Invariant($"< {result.BaselineError:0.0000} beyond chance"),
        result.Gain.IsAboveZero,
        FormattableString.Invariant(
            $"gain {result.Gain.Estimate:0.0000} ({result.Gain.Lower:0.0000} .. {result.Gain.Upper:0.0000}), last rate {result.LastRateError:0.0000}, {result.RateCount} rates; {note}"));

    private static IEnumerable<(DateTimeOffset Time, double Rate)> Rates(string file, string symbol)
    {
        using StreamReader reader = new(new GZipStream(
            File.OpenRead(RepositoryPaths.Shared($"data/funding/{file}")), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            if (cells[1] != symbol)
                continue;
            yield return (
                DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(cells[0], CultureInfo.InvariantCulture)),
                double.Parse(cells[2], CultureInfo.InvariantCulture));
        }
    }
}
