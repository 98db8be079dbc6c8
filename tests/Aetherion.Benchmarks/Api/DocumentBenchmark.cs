using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Aetherion.Api;
using Aetherion.Benchmarks.Reporting;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Validation;
using Aetherion.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Benchmarks.Api;

/// <summary>
/// Processor time to parse a document of a dashboard, and to parse and validate it against the product's schema, with
/// nothing cached; beside graphql-js on the same document and schema in the same run.
/// </summary>
internal static class DocumentBenchmark
{
    private const int ParseWarmUpCount = 20_000;
    private const int ValidateWarmUpCount = 5_000;
    private const int RoundCount = 15;
    private const int RunCount = 500;
    private const double ParseMicrosecondsMax = 20;
    private const double ValidateMicrosecondsMax = 150;
    private const double TimesFasterMin = 5;

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        await NodeFolder.InstallAsync();
        using var services = new ServiceCollection().AddAetherionApi(new ApiOptions()).BuildServiceProvider();
        var schema = services.GetRequiredService<GraphQLSchema>();
        var validator = new DocumentValidator(schema, services.GetRequiredService<GraphQLOptions>());
        var path = NodeFolder.File("overview.graphql");
        var document = await File.ReadAllBytesAsync(path);
        RequireValid(validator, document);
        var parse = Measure(ParseWarmUpCount, () => Parser.Parse(document));
        var validate = Measure(ValidateWarmUpCount, () => validator.Validate(Parser.Parse(document)));
        var (theirParse, theirValidate) = await MeasurePeerAsync(schema, path);
        var note = $"{document.Length:#,0} bytes, CPU; median of {RoundCount} times {RunCount}";
        return
        [
            Figure.AtMost("parse a document", parse, "us", ParseMicrosecondsMax, note),
            Figure.AtMost("parse and validate it, uncached", validate, "us", ValidateMicrosecondsMax, note),
            Figure.AtLeast(
                "the same against graphql-js", theirValidate / validate, "times", TimesFasterMin, $"{theirValidate:0} us"),
            Figure.Reported("parsing alone against graphql-js", theirParse / parse, "times", $"{theirParse:0.0} us"),
        ];
    }

    private static void RequireValid(DocumentValidator validator, byte[] document)
    {
        var errors = validator.Validate(Parser.Parse(document));
        if (errors.Count > 0)
            throw new InvalidOperationException($"The benchmark's document is invalid: {errors[0].Message}");
    }

    /// <summary>Processor time of one run in microseconds.</summary>
    private static double Measure(int warmUpCount, Action run)
    {
        for (var count = 0; count < warmUpCount; count++)
            run();
        var rounds = new double[RoundCount];
        for (var round = 0; round < RoundCount; round++)
        {
            var before = ThreadTime.Seconds;
            for (var count = 0; count < RunCount; count++)
                run();
            rounds[round] = (ThreadTime.Seconds - before) * 1e6 / RunCount;
        }

        return Median.Of(rounds);
    }

    private static async Task<(double Parse, double Validate)> MeasurePeerAsync(GraphQLSchema schema, string document)
    {
        using var folder = new TemporaryFolder();
        var schemaPath = Path.Combine(folder.Path, "schema.graphql");
        await File.WriteAllTextAsync(schemaPath, schema.ToSdl());
        var start = new ProcessStartInfo("node", [NodeFolder.File("documents.mjs"), schemaPath, document])
        {
            RedirectStandardOutput = true,
        };
        foreach (var count in (int[])[ParseWarmUpCount, ValidateWarmUpCount, RoundCount, RunCount])
            start.ArgumentList.Add(count.ToString(CultureInfo.InvariantCulture));
        start.Environment["NODE_ENV"] = "production";
        using var process = Process.Start(start)!;
        using var report = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        return (
            report.RootElement.GetProperty("parse").GetDouble(),
            report.RootElement.GetProperty("validate").GetDouble());
    }
}
