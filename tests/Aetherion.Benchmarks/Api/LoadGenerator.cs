using System.Diagnostics;
using System.Globalization;

namespace Aetherion.Benchmarks.Api;

/// <summary>Runs <c>wrk</c> against a server.</summary>
internal static class LoadGenerator
{
    /// <param name="key">The API key by which the load signs in; null where the server asks for none.</param>
    public static async Task<LoadFigures> RunAsync(
        MeasuredServer server, string bodyFile, TimeSpan duration, string? key, LoadOptions? options = null)
    {
        options ??= LoadOptions.Default;
        var start = new ProcessStartInfo("wrk")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--threads", "1",
                "--connections", options.Connections.ToString(CultureInfo.InvariantCulture),
                "--duration", string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0}s"),
                "--timeout", "10s",
                "--script", NodeFolder.File("request.lua"),
                new Uri(server.Address, "/graphql").ToString(),
            },
        };
        start.Environment["BENCH_BODY"] = bodyFile;
        if (key is not null)
            start.Environment["BENCH_KEY"] = $"Bearer {key}";
        var before = server.ProcessorTime;
        using var process = Start(start);
        var output = await process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Read(output, server.ProcessorTime - before, options)
            ?? throw new InvalidOperationException($"wrk against {server.Name} failed:\n{output}\n{errors}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException(
                "wrk is not installed: run the benchmark by ./aetherion bench api, or install the package wrk.", exception);
        }
    }

    private static LoadFigures? Read(string output, TimeSpan processorTime, LoadOptions options)
    {
        var line = output.Split('\n').FirstOrDefault(l => l.StartsWith("figures ", StringComparison.Ordinal));
        if (line is null)
            return null;
        var numbers = line.Split(' ')[1..].Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var (requests, microseconds, slowest, failures) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        return failures > 0 && !options.MayBeRefused
            ? throw new InvalidOperationException($"{failures} of {requests} requests failed.")
            : new LoadFigures(
                requests / microseconds * 1e6, slowest / 1000, processorTime.TotalMicroseconds / requests)
            {
                RefusedShare = failures / requests,
            };
    }
}
