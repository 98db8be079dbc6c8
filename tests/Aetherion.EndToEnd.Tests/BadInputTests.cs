using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>Commands that cannot be carried out say what is wrong and what to do, and end with an exit code.</summary>
public sealed class BadInputTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var errors = await FailAsync("replay", "--bars", At("none.csv"), "--symbol", "binance:BTCUSDT");
        errors.ShouldContain("none.csv");
    }

    [Fact]
    public async Task A_bad_row_is_named_by_line_column_and_value()
    {
        var bars = At("bad.csv");
        BarFileWriter.Write(bars, barCount: 500, seed: 1);
        var lines = File.ReadAllLines(bars);
        var cells = lines[299].Split(',');
        cells[2] = "NaN";
        lines[299] = string.Join(',', cells);
        File.WriteAllLines(bars, lines);

        var errors = await FailAsync("replay", "--bars", bars, "--symbol", "binance:BTCUSDT");

        errors.ShouldContain("300");
        errors.ShouldContain("high");
        errors.ShouldContain("NaN");
    }

    [Fact]
    public async Task An_unknown_symbol_is_refused_with_what_is_known()
    {
        var bars = At("bars.csv");
        BarFileWriter.Write(bars, barCount: 100, seed: 1);
        var errors = await FailAsync("replay", "--bars", bars, "--symbol", "binance:NOSUCH");
        errors.ShouldContain("binance:NOSUCH");
        errors.ShouldContain("binance:BTCUSDT");
    }

    [Fact]
    public async Task The_shortest_tick_interval_is_taken_as_it_is_written()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        // The interval is checked before the port, so that nothing has to start here.
        var errors = await FailAsync("run", "--tick-interval", "20us", "--port", port);

        errors.ShouldNotContain("--tick-interval");
        errors.ShouldContain($"port {port}");
    }

    [Fact]
    public async Task A_port_in_use_is_named_and_nothing_is_started()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var errors = await FailAsync("run", "--port", port);

        errors.ShouldContain(port);
        errors.ShouldContain("--port");
        Directory.Exists(At("data")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var environment = new Dictionary<string, string>
        {
            ["AETHERION_POSTGRES"] =
                "Host=127.0.0.1;Port=1;Username=nobody;Password=secret-word;Database=none;Timeout=2",
        };
        using var process = ServiceProcess.StartWith(environment, "run", "--port", "0", "--data", At("data"));
        (await process.WaitForExitAsync(Timeout)).ShouldBe(1);
        process.Errors.ShouldContain("AETHERION_POSTGRES");
        process.Errors.ShouldNotContain("secret-word");
    }

    [Theory]
    [InlineData("run", "--tick-interval", "soon")]
    [InlineData("run", "--feed", "telepathy")]
    [InlineData("run", "--symbols", "sim:NO-SUCH")]
    [InlineData("run", "--symbols", "-3")]
    [InlineData("replay", "--symbol", "nonsense")]
    [InlineData("train", "--states", "many")]
    public async Task A_bad_option_is_named(string verb, string option, string value)
    {
        var errors = await FailAsync(verb, option, value);
        errors.ShouldContain(value);
        errors.ShouldNotContain("   at ");
    }

    private string At(string name) => Path.Combine(_folder.Path, name);

    private async Task<string> FailAsync(params string[] arguments)
    {
        using var process = ServiceProcess.Start([.. arguments, "--data", At("data")]);
        (await process.WaitForExitAsync(Timeout)).ShouldNotBe(0);
        process.Errors.ShouldNotBeEmpty();
        return process.Errors;
    }
}
