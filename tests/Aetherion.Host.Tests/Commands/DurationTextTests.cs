using System.CommandLine;
using Aetherion.Host.Commands;

namespace Aetherion.Host.Tests.Commands;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("1s", 10_000_000)]
    [InlineData("250ms", 2_500_000)]
    [InlineData("20us", 200)]
    [InlineData("0.5us", 5)]
    [InlineData("1.5s", 15_000_000)]
    [InlineData("10m", 6_000_000_000)]
    [InlineData("24h", 864_000_000_000)]
    public void Durations_are_read_as_people_write_them(string text, long ticks)
    {
        DurationText.TryParse(text, out var duration).ShouldBeTrue();
        duration.Value.Ticks.ShouldBe(ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("5")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("1e3s")]
    [InlineData("NaNs")]
    [InlineData("Infinitys")]
    [InlineData("1 s")]
    [InlineData("1,5s")]
    [InlineData("1d")]
    [InlineData("1S")]
    [InlineData("0.01us")]
    [InlineData("24.01h")]
    [InlineData("99999999999999999999h")]
    public void Anything_else_is_none(string text) => DurationText.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void An_error_says_what_is_wrong_and_which_durations_there_are()
    {
        var option = CommandOptions.Duration("--every", "", "1s", TimeSpan.FromMicroseconds(20));
        var command = new Command("test") { option };
        command.Parse("--every 20us").GetValue(option).Value.ShouldBe(TimeSpan.FromMicroseconds(20));
        foreach (var bad in new[] { "19us", "25h", "soon" })
        {
            command.Parse($"--every {bad}").Errors.ShouldHaveSingleItem().Message.ShouldBe(
                $"'{bad}' is no duration from 20us to 24h; write for example 1s or 250ms.");
        }
    }
}
