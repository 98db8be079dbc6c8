using Aetherion.GrainHost.Tests;
using Aetherion.Host.Terminal;

namespace Aetherion.Host.Tests.Terminal;

public sealed class ProgressLineTests : IDisposable
{
    private const string Redraw = "\r\u001b[2K";

    private readonly ManualTimeProvider _time = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Without_a_terminal_there_is_a_plain_line_every_twentieth_of_the_way()
    {
        using (var line = new ProgressLine("bars", _time, _output, isTerminal: false))
        {
            for (var done = 0; done <= 1_000; done++)
            {
                line.Report(done, 1_000);
                _time.Advance(TimeSpan.FromMilliseconds(1));
            }
        }
        var lines = Lines();
        lines.Length.ShouldBe(21);
        lines[0].ShouldBe("0 %  0/1,000 bars  0/s  00:00:00 left");
        lines[10].ShouldBe("50 %  500/1,000 bars  1,000/s  00:00:00 left");
        lines[20].ShouldStartWith("100 %  1,000/1,000 bars");
        _output.ToString().ShouldNotContain('\r');
    }

    [Fact]
    public void Without_a_terminal_a_slow_command_says_every_few_seconds_that_it_lives()
    {
        using var line = new ProgressLine("bars", _time, _output, isTerminal: false);
        for (var second = 0; second < 60; second++)
        {
            line.Report(second, 100_000);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
        Lines().Length.ShouldBe(12);
        Lines()[^1].ShouldBe("0 %  55/100,000 bars  1/s  27:45:45 left");
    }

    [Fact]
    public void On_a_terminal_a_bar_redraws_itself_a_few_times_a_second_and_ends_with_a_line_break()
    {
        using (var line = new ProgressLine("bars", _time, _output, isTerminal: true))
        {
            for (var done = 0; done <= 1_000; done++)
            {
                line.Report(done, 1_000);
                _time.Advance(TimeSpan.FromMilliseconds(1));
            }
        }
        var text = _output.ToString();
        var drawn = text.Split(Redraw, StringSplitOptions.RemoveEmptyEntries);
        drawn.Length.ShouldBe(6);
        drawn[0].ShouldStartWith("[............................] 0 %");
        drawn[3].ShouldStartWith("[################............] 60 %  600/1,000 bars  1,000/s");
        drawn[5].ShouldStartWith("[############################] 100 %");
        text.ShouldEndWith("left\n");
    }

    [Fact]
    public void Nothing_to_do_and_more_done_than_said_are_shown_without_nonsense()
    {
        using (var line = new ProgressLine("bars", _time, _output, isTerminal: false))
        {
            line.Report(0, 0);
            _time.Advance(TimeSpan.FromSeconds(10));
            line.Report(20, 10);
        }
        Lines().ShouldBe(["0 %  0/0 bars  0/s  00:00:00 left", "100 %  20/10 bars  2/s  00:00:00 left"]);
    }

    [Fact]
    public void More_than_a_day_left_is_shown_in_hours()
    {
        using (var line = new ProgressLine("bars", _time, _output, isTerminal: false))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            line.Report(1, 100_001);
        }
        Lines().ShouldHaveSingleItem().ShouldEndWith("27:46:40 left");
    }

    private string[] Lines() => _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
