using System.Globalization;
using System.Text;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Faults;

namespace Aetherion.VenueEmulator.Tests.Faults;

public class FaultyVenueTests
{
    private const int FramesInTenSeconds = 1000;
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    private readonly CountingVenue _inner = new(Start);
    private readonly FaultyVenue _faulty;
    private readonly VirtualVenue _venue;
    private readonly int _connection;

    public FaultyVenueTests()
    {
        _faulty = new FaultyVenue(_inner, seed: 7);
        _venue = new VirtualVenue(_faulty, Start);
        _connection = _venue.Open("/numbers");
    }

    [Fact]
    public void Without_faults_everything_passes_in_order()
    {
        _venue.Pass(TenSeconds);
        Numbers().ShouldBe(Enumerable.Range(1, FramesInTenSeconds));
    }

    [Fact]
    public void A_drop_leaves_single_frames_out_as_often_as_it_says()
    {
        var fault = Switch("drop:probability=0.1");
        _venue.Pass(TenSeconds);
        var numbers = Numbers();
        numbers.Count.ShouldBe(FramesInTenSeconds - fault.Strikes);
        fault.Strikes.ShouldBeInRange(60, 140);
        numbers.ShouldBe(numbers.Order());
    }

    [Fact]
    public void A_count_ends_a_fault()
    {
        Switch("drop:probability=1,count=3");
        _venue.Pass(TenSeconds);
        Numbers().ShouldBe(Enumerable.Range(4, FramesInTenSeconds - 3));
    }

    [Fact]
    public void A_gap_leaves_a_run_out()
    {
        Switch("gap:probability=1,count=1,length=5");
        _venue.Pass(TenSeconds);
        Numbers().ShouldBe(Enumerable.Range(6, FramesInTenSeconds - 5));
    }

    [Fact]
    public void A_duplicate_comes_at_once()
    {
        Switch("duplicate:probability=1,count=2");
        _venue.Pass(TenSeconds);
        Numbers().Take(6).ShouldBe([1, 1, 2, 2, 3, 4]);
    }

    [Fact]
    public void A_reordered_frame_comes_after_those_that_pass_it()
    {
        Switch("reorder:probability=1,count=1,length=3");
        _venue.Pass(TenSeconds);
        Numbers().Take(6).ShouldBe([2, 3, 4, 1, 5, 6]);
    }

    [Fact]
    public void A_delay_holds_a_frame_and_all_behind_it()
    {
        Switch("delay:probability=1,count=1,duration=100ms");
        _venue.Pass(TimeSpan.FromMilliseconds(105));
        Numbers().ShouldBeEmpty();
        _venue.Pass(TenSeconds);
        Numbers()[..3].ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_malformed_frame_is_not_what_was_sent()
    {
        Switch("malformed:probability=1,count=1");
        _venue.Pass(TimeSpan.FromMilliseconds(30));
        _venue.Outputs.Count.ShouldBe(3);
        Encoding.UTF8.GetString(_venue.Outputs.Peek().Payload.Span).ShouldNotBe("1");
    }

    [Fact]
    public void A_slow_reader_gets_everything_at_once_or_is_cut_off()
    {
        Switch("slow-reader:probability=1,count=1,duration=500ms,length=100");
        _venue.Pass(TimeSpan.FromMilliseconds(500));
        Numbers().ShouldBeEmpty();
        _venue.Pass(TimeSpan.FromMilliseconds(20));
        Numbers().ShouldBe(Enumerable.Range(1, 52));
        Switch("slow-reader:probability=1,count=1,duration=5s,length=100,code=1008");
        _venue.Pass(TenSeconds);
        _venue.Outputs.ShouldHaveSingleItem().ShouldBe(new VenueOutput(_connection, VenueOutputKind.Close, default, "", 1008));
    }

    [Theory]
    [InlineData("disconnect:probability=1", VenueOutputKind.Abort)]
    [InlineData("disconnect:probability=1,code=1001", VenueOutputKind.Close)]
    public void A_disconnect_ends_the_connection(string text, VenueOutputKind kind)
    {
        Switch(text);
        _venue.Pass(TenSeconds);
        _venue.Outputs.ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Fact]
    public void The_two_errors_of_an_order_differ_only_in_what_was_done()
    {
        Switch("error-executed:probability=1,count=1");
        var executed = Order();
        _inner.Orders.ShouldBe(1);
        _faulty.Clear();
        Switch("error-not-executed:probability=1,count=1");
        var notExecuted = Order();
        _inner.Orders.ShouldBe(1);
        (executed.Status, executed.Text).ShouldBe((notExecuted.Status, notExecuted.Text));
        Order().Status.ShouldBe(200);
    }

    [Fact]
    public void A_maintenance_closes_everything_and_ends()
    {
        Switch("maintenance:duration=10s,code=1001");
        _venue.Pass(TimeSpan.FromSeconds(5));
        _venue.Outputs.ShouldHaveSingleItem().CloseCode.ShouldBe(1001);
        _venue.Get("/anything").Status.ShouldBe(503);
        _faulty.Open(99, VenueRequest.Get("/numbers"), _venue.Now).ShouldNotBeNull().Status.ShouldBe(503);
        _venue.Pass(TimeSpan.FromSeconds(5));
        _venue.Get("/anything").Status.ShouldBe(200);
    }

    [Fact]
    public void A_clock_is_off_until_the_fault_is_taken_away()
    {
        var fault = Switch("clock-skew:duration=-1500ms");
        _inner.ClockSkew.ShouldBe(TimeSpan.FromMilliseconds(-1500));
        _faulty.Remove(fault.Id).ShouldBeTrue();
        _inner.ClockSkew.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Answers_over_http_are_cut_delayed_and_damaged_only_by_name()
    {
        Switch("drop:probability=1,count=1;malformed:probability=1,stream=other");
        _venue.Get("/anything").IsCut.ShouldBeFalse();
        _faulty.Clear();
        Switch("drop:probability=1,count=1,stream=rest");
        _venue.Get("/anything").IsCut.ShouldBeTrue();
        Switch("delay:probability=1,count=1,stream=rest,duration=3s");
        _venue.Get("/anything").Delay.ShouldBe(TimeSpan.FromSeconds(3));
        Switch("malformed:probability=1,count=1,stream=rest");
        _venue.Get("/anything").Text.ShouldNotBe("""{"isWell":true}""");
    }

    [Fact]
    public void A_fault_that_names_a_path_strikes_the_requests_to_it_and_nothing_else()
    {
        Switch("drop:probability=1,path=/order;error-not-executed:probability=1,path=/other");
        _venue.Get("/anything").IsCut.ShouldBeFalse();
        _venue.Get("/order").IsCut.ShouldBeTrue();
        _inner.Orders.ShouldBe(1, "an error at another path keeps no order off");
        _venue.Pass(TenSeconds);
        Numbers().Count.ShouldBe(FramesInTenSeconds, "frames have no path");
    }

    [Fact]
    public void Faults_leave_other_streams_and_connections_alone()
    {
        Switch("drop:probability=1,stream=other;gap:probability=1,connection=55");
        _venue.Pass(TenSeconds);
        Numbers().Count.ShouldBe(FramesInTenSeconds);
    }

    [Fact]
    public void The_same_seed_gives_the_same_faults()
    {
        var first = Run(seed: 3);
        Run(seed: 3).ShouldBe(first);
        Run(seed: 4).ShouldNotBe(first);

        static List<string> Run(ulong seed)
        {
            var faulty = new FaultyVenue(new CountingVenue(Start), seed);
            foreach (var rule in FaultText.Parse("drop;duplicate;reorder:length=2;malformed;delay;gap"))
                faulty.Add(rule, Start);
            var venue = new VirtualVenue(faulty, Start);
            venue.Open("/numbers");
            venue.Pass(TimeSpan.FromMinutes(1));
            return [.. venue.Outputs.Select(output => Encoding.UTF8.GetString(output.Payload.Span))];
        }
    }

    [Theory]
    [InlineData("explode")]
    [InlineData("drop:probability=2")]
    [InlineData("drop:colour=red")]
    [InlineData("delay:duration=-1s")]
    [InlineData("delay:duration=25h")]
    [InlineData("gap:length=0")]
    public void A_list_that_is_none_is_refused_with_words(string text) =>
        Should.Throw<FormatException>(() => FaultText.Parse(text)).Message.ShouldNotBeEmpty();

    private ActiveFault Switch(string text) =>
        FaultText.Parse(text).Select(rule => _faulty.Add(rule, _venue.Now)).ToList()[^1];

    private VenueReply Order() => _venue.Get("/order");

    private List<int> Numbers()
    {
        var numbers = _venue.Outputs
            .Where(output => output.Kind == VenueOutputKind.Frame)
            .Select(output => int.Parse(output.Payload.Span, CultureInfo.InvariantCulture)).ToList();
        _venue.Outputs.Clear();
        return numbers;
    }
}
