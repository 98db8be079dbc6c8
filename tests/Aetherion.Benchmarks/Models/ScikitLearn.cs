using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Aetherion.Benchmarks.Models;

/// <summary>
/// scikit-learn, run beside ours on one thread of the same machine. Where it is not installed, what it took on the machine of the
/// reference figures stands in, and the notes say so.
/// </summary>
internal sealed class ScikitLearn
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Models", "python", "scikit_learn.py");

    /// <summary>The system's own Python has the packages of the system.</summary>
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"];

    private readonly Measurement? _measured;
    private readonly Dictionary<string, double> _recorded;

    private ScikitLearn(Measurement? measured, Dictionary<string, double> recorded)
    {
        _measured = measured;
        _recorded = recorded;
    }

    /// <summary>Fits and single rows of the supervised reference set; recorded figures from timings.json.</summary>
    public static ScikitLearn Supervised(string file) => new(Measure("supervised", file), new()
    {
        ["boostingFit"] = 0.60, ["boostingRow"] = 1.18e-3, ["forestFit"] = 17.4, ["forestRow"] = 3.65e-3,
    });

    /// <summary>The isolation forest on 500,000 rows.</summary>
    public static ScikitLearn Isolation(string file) => new(Measure("isolation", file), new()
    {
        ["isolationFit"] = 0.146, ["isolationRows"] = 4.36, ["isolationRow"] = 8.6e-3,
    });

    /// <summary>Seconds of the processor.</summary>
    public double Seconds(string figure) => (_measured?.Seconds ?? _recorded)[figure];

    /// <summary>How many times as long it takes as ours, for a note.</summary>
    public string Beside(string figure, double ours) => string.Create(
        CultureInfo.InvariantCulture,
        $"scikit-learn {_measured?.Version ?? "1.2.1, recorded elsewhere:"} {Text(Seconds(figure))}, {Seconds(figure) / ours:0.0} times as long");

    private static string Text(double seconds) => string.Create(
        CultureInfo.InvariantCulture, $"{(seconds < 0.05 ? seconds * 1e6 : seconds):0.###} {(seconds < 0.05 ? "us" : "s")}");

    private static Measurement? Measure(string part, string file)
    {
        foreach (var interpreter in Interpreters)
        {
            if (Run(interpreter, part, file) is { } output)
                return JsonSerializer.Deserialize<Measurement>(output, JsonSerializerOptions.Web);
        }

        return null;
    }

    private static string? Run(string interpreter, string part, string file)
    {
        ProcessStartInfo start = new(interpreter, ["-B", Script, part, file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var library in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"])
            start.Environment[library] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Wait();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <param name="Version">Of scikit-learn.</param>
    /// <param name="Seconds">Of the processor, by figure.</param>
    private sealed record Measurement(string Version, Dictionary<string, double> Seconds);
}
