using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aetherion.Host.Tests.Commands;

[Collection(typeof(ConsoleCollection))]
public sealed class EvaluateCommandTests : IDisposable
{
    private const int BarCount = 4000;
    private const string NotOfMinutes = "five.csv: holds no one-minute bars: its rows are mostly 5 minutes apart";

    private static readonly DateTime Start = new(2024, 9, 2, 0, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evaluate");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_that_cannot_be_evaluated_is_named_with_its_reason_and_the_others_are_kept()
    {
        var page = Path.Combine(_folder.FullName, "page.html");
        var (code, output, _) = await CapturedConsole.RunAsync(
            "evaluate", Bad(), Write("good.csv", 1), Write("five.csv", 5), "--json", "--html", page);
        code.ShouldBe(1);
        using var json = JsonDocument.Parse(output);
        var files = json.RootElement.GetProperty("files").EnumerateArray().ToArray();
        files[0].GetProperty("failure").GetString()!.ShouldContain("bad.csv");
        files[1].GetProperty("name").GetString().ShouldBe("good.csv");
        files[1].GetProperty("scoredBars").GetInt32().ShouldBeGreaterThan(1000);
        files[2].GetProperty("failure").GetString()!.ShouldStartWith(NotOfMinutes);
        var written = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        written.ShouldContain(NotOfMinutes);
        written.ShouldContain("\"name\":\"good.csv\"");
    }

    [Fact]
    public async Task What_is_wrong_with_the_only_file_is_what_the_command_says()
    {
        var (code, output, error) = await CapturedConsole.RunAsync("evaluate", Write("five.csv", 5));
        (code, output).ShouldBe((1, ""));
        error.ShouldStartWith($"aetherion: {NotOfMinutes}");
    }

    [Theory]
    [InlineData("train")]
    [InlineData("replay")]
    public async Task Bars_of_five_minutes_are_not_taken_for_those_of_one(string verb)
    {
        var (code, _, error) = await CapturedConsole.RunAsync(
            verb, "--bars", Write("five.csv", 5), "--symbol", "sim:BTC-USD", "--data", _folder.FullName);
        code.ShouldBe(1);
        error.ShouldContain(NotOfMinutes);
    }

    private string Bad()
    {
        var path = Path.Combine(_folder.FullName, "bad.csv");
        File.WriteAllText(path, "this is no bar file\n");
        return path;
    }

    private string Write(string name, int minutes)
    {
        var random = new Random(7);
        var price = 100.0;
        var text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (var i = 0; i < BarCount; i++)
        {
            var open = price;
            price *= Math.Exp(0.0005 * (random.NextDouble() - 0.5) * (1 + (i / 300 % 3)));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{Start.AddMinutes(i * minutes):yyyy-MM-dd HH:mm:ss},{open:0.00},{Math.Max(open, price):0.00},"
                + $"{Math.Min(open, price):0.00},{price:0.00},{1 + random.Next(9)}");
        }
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
