using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>The direction of the book over the next second beside the base rate, on recordings of minutes.</summary>
internal static class PredictorBookBenchmark
{
    private const decimal Unit = 100_000_000;

    private static readonly string[] Recordings =
    [
        "binance-spot-btcusdt-depth-trade-bookticker-20240808T2354-20240809T0005",
        "binance-spot-ethusdt-depth-trade-bookticker-20240808T2354-20240809T0005",
        "binance-coinm-btcusdperp-depth-trade-bookticker-20240808T2354-20240809T0005",
    ];

    public static IEnumerable<Figure> Run()
    {
        foreach (string recording in Recordings)
        {
            BookDirectionResult result = BookDirectionStudy.Run(Quotes(recording));
            string name = string.Join(' ', recording.Split('-')[1..3]);
            yield return Figure.Reported(
                $"book, {name}: accuracy of the next second's direction", result.Accuracy, "",
                FormattableString.Invariant(
                    $"base rate {result.BaseAccuracy:0.000}; log loss {result.LogLoss:0.000}, gain {result.Gain.Estimate:0.000} ({result.Gain.Lower:0.000} .. {result.Gain.Upper:0.000}); {result.TrainingCount} seconds with a move before, {result.TestCount} scored; report only"));
        }
    }

    /// <summary>The messages of the best prices alone, by the time of receipt: spot ones carry no other.</summary>
    private static IEnumerable<BookQuote> Quotes(string recording)
    {
        using StreamReader reader = new(new GZipStream(
            File.OpenRead(RepositoryPaths.Shared($"data/orderbook/{recording}.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (!line.Contains("bookTicker", StringComparison.Ordinal))
                continue;
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement data = document.RootElement.GetProperty("msg").GetProperty("data");
            yield return new BookQuote(
                document.RootElement.GetProperty("recv_ns").GetInt64() / 1e9,
                new Price(Number(data, "b")), new Quantity(Number(data, "B")),
                new Price(Number(data, "a")), new Quantity(Number(data, "A")));
        }
    }

    private static long Number(JsonElement data, string name) =>
        (long)(decimal.Parse(data.GetProperty(name).GetString()!, CultureInfo.InvariantCulture) * Unit);
}
