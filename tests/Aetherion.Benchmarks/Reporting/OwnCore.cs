using System.Diagnostics;
using System.Text.Json;

namespace Aetherion.Benchmarks.Reporting;

/// <summary>
/// Runs a benchmark in a process that is kept to one core, and what drives it on another, so that the two sides do not take the
/// core from each other and the runtime counts one processor. Where the machine has one core, or nothing to keep processes to
/// a core, the benchmark runs where it is.
/// </summary>
internal static class OwnCore
{
    private const string Tool = "/usr/bin/taskset";
    private const string Mark = "AETHERION_BENCHMARK_CORE";
    private const int DrivingCore = 0;
    private const int MeasuredCore = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Whether this process is the one that is kept to a core.</summary>
    public static bool IsHere => Environment.GetEnvironmentVariable(Mark) is not null;

    /// <summary>The figures of a benchmark, from a process of its own or from here.</summary>
    /// <param name="name">As it is asked for on the command line.</param>
    /// <param name="measure">The benchmark itself.</param>
    public static async Task<IEnumerable<Figure>> RunAsync(string name, Func<Task<IEnumerable<Figure>>> measure)
    {
        if (IsHere || Environment.ProcessorCount <= MeasuredCore || !File.Exists(Tool))
            return await measure();
        var start = On(MeasuredCore, [name, "--json"]);
        start.Environment[Mark] = $"{MeasuredCore}";
        // As ./aetherion run starts the service.
        start.Environment.TryAdd("DOTNET_GCgen0size", "0x2000000");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The process that measures {name} ended with code {process.ExitCode}.");
        return JsonSerializer.Deserialize<Report>(output, Json)!.Figures;
    }

    /// <summary>How to start what drives a benchmark.</summary>
    public static ProcessStartInfo Driver(IEnumerable<string> arguments) => IsHere ? On(DrivingCore, arguments) : Start(Self(arguments));

    private static ProcessStartInfo On(int core, IEnumerable<string> arguments) =>
        Start([Tool, "-c", $"{core}", .. Self(arguments)]);

    private static string[] Self(IEnumerable<string> arguments) =>
        [Environment.ProcessPath!, typeof(OwnCore).Assembly.Location, .. arguments];

    private static ProcessStartInfo Start(string[] command) => new(command[0], command[1..])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    };

    private sealed record Report(Figure[] Figures);
}
