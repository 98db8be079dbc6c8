using Aetherion.Domain.Venues.Fallback;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Fallback;

public sealed class FallbackChoiceTests
{
    private const int Runs = 300;
    private const int StepsMax = 100;

    private static readonly DateTime Start = Utc.At(2026, 1, 5, 12, 0);
    private static readonly FallbackOptions Options = new();

    [Fact]
    public void The_preferred_venue_is_chosen_as_soon_as_it_is_live()
    {
        FallbackChoice choice = new(2, Options, Start);
        choice.SetLive(1, true, Start);
        choice.Decide(Start).ShouldBeNull("the preferred one may still come");

        choice.SetLive(0, true, At(1));

        choice.Decide(At(1)).ShouldBe(FeedSwitchReason.First);
        choice.Current.ShouldBe(0);
    }

    [Fact]
    public void Another_venue_begins_when_the_preferred_one_does_not_come()
    {
        FallbackChoice choice = new(2, Options, Start);
        choice.SetLive(1, true, Start);
        choice.Decide(At(4.9)).ShouldBeNull();

        choice.Decide(At(5)).ShouldBe(FeedSwitchReason.First);

        choice.Current.ShouldBe(1);
    }

    [Fact]
    public void A_loss_shorter_than_the_bound_changes_nothing_and_a_longer_one_switches()
    {
        var choice = Both();
        choice.SetLive(0, false, At(10));
        choice.Decide(At(14.9)).ShouldBeNull();
        choice.SetLive(0, true, At(14.9));
        choice.Decide(At(15)).ShouldBeNull();

        choice.SetLive(0, false, At(20));

        choice.Decide(At(24.9)).ShouldBeNull();
        choice.Decide(At(25)).ShouldBe(FeedSwitchReason.Lost);
        choice.Current.ShouldBe(1);
    }

    [Fact]
    public void The_preferred_venue_takes_over_again_after_it_was_live_for_the_bound_without_a_pause()
    {
        var choice = Both();
        choice.SetLive(0, false, At(10));
        choice.Decide(At(15)).ShouldBe(FeedSwitchReason.Lost);
        choice.SetLive(0, true, At(20));
        choice.Decide(At(79)).ShouldBeNull();
        choice.SetLive(0, false, At(79));
        choice.SetLive(0, true, At(79.5));
        choice.Decide(At(139)).ShouldBeNull("it has to begin anew");

        choice.Decide(At(139.5)).ShouldBe(FeedSwitchReason.Preferred);

        choice.Current.ShouldBe(0);
    }

    [Fact]
    public void Where_no_venue_is_live_the_one_in_charge_stays_so_until_one_is()
    {
        var choice = Both();
        choice.SetLive(0, false, At(10));
        choice.SetLive(1, false, At(10));
        choice.Decide(At(1_000)).ShouldBeNull();
        choice.IsLive.ShouldBeFalse();

        choice.SetLive(1, true, At(1_000));

        choice.Decide(At(1_000)).ShouldBe(FeedSwitchReason.Lost);
    }

    [Fact]
    public void Whatever_venues_do_a_switch_has_its_reason_and_the_same_course_gives_the_same_switches()
    {
        var switches = 0;
        for (var seed = 0; seed < Runs; seed++)
        {
            var course = Course(seed).ToArray();
            var chosen = Play(course);
            chosen.ShouldBe(Play(course), $"seed {seed}");
            switches += chosen.Count;
        }
        switches.ShouldBeGreaterThan(Runs, "courses without switches show nothing");
    }

    /// <summary>Venues that go and come back at times by chance, and now and then all stay as they are for long.</summary>
    private static IEnumerable<(double Seconds, int Source, bool IsLive)> Course(int seed)
    {
        Random random = new(seed);
        double seconds = 0;
        for (var step = random.Next(StepsMax); step >= 0; step--)
        {
            seconds += random.Next(10) == 0 ? random.NextDouble() * 100 : random.NextDouble() * 4;
            yield return (seconds, random.Next(3), random.Next(5) > 1);
        }
    }

    /// <summary>Plays a course second by second beside what is known of it, and checks each switch by that.</summary>
    private static List<(double, int, FeedSwitchReason)> Play((double Seconds, int Source, bool IsLive)[] course)
    {
        FallbackChoice choice = new(3, Options, Start);
        var live = new bool[3];
        var since = new double[3];
        List<(double Seconds, int To, FeedSwitchReason Reason)> switches = [];
        for (double now = 0, next = 0; now < course[^1].Seconds + 100; now += 0.25)
        {
            for (; next < course.Length && course[(int)next].Seconds <= now; next++)
            {
                var (_, source, isLive) = course[(int)next];
                if (live[source] != isLive)
                    since[source] = now;
                live[source] = isLive;
                choice.SetLive(source, isLive, At(now));
            }
            var before = choice.Current;
            if (choice.Decide(At(now)) is { } reason)
            {
                Check(before, choice.Current!.Value, reason, live, since, now);
                switches.Add((now, choice.Current.Value, reason));
            }
            else
            {
                if (choice.Current != before || IsDue(choice.Current, live, since, now))
                    throw new InvalidOperationException($"At {now} {choice.Current} is in charge.");
            }
        }
        return switches;
    }

    private static void Check(int? before, int to, FeedSwitchReason reason, bool[] live, double[] since, double now)
    {
        live[to].ShouldBeTrue("nothing is chosen that is not live");
        to.ShouldNotBe(before ?? -1);
        switch (reason)
        {
            case FeedSwitchReason.Lost:
                live[before!.Value].ShouldBeFalse();
                (now - since[before.Value]).ShouldBeGreaterThanOrEqualTo(Options.SwitchAfter.TotalSeconds);
                live[..to].ShouldNotContain(true);
                break;
            case FeedSwitchReason.Preferred:
                to.ShouldBeLessThan(before!.Value);
                (now - since[to]).ShouldBeGreaterThanOrEqualTo(Options.ReturnAfter.TotalSeconds);
                break;
            default:
                before.ShouldBeNull();
                break;
        }
    }

    /// <summary>Whether a switch should have happened, in a plain way.</summary>
    private static bool IsDue(int? current, bool[] live, double[] since, double now)
    {
        if (current is not { } source)
            return live[0];
        if (!live[source])
            return now - since[source] >= Options.SwitchAfter.TotalSeconds && live.Contains(true);
        for (var preferred = 0; preferred < source; preferred++)
        {
            if (live[preferred] && now - since[preferred] >= Options.ReturnAfter.TotalSeconds)
                return true;
        }
        return false;
    }

    private static FallbackChoice Both()
    {
        FallbackChoice choice = new(2, Options, Start);
        choice.SetLive(0, true, Start);
        choice.SetLive(1, true, Start);
        choice.Decide(Start).ShouldBe(FeedSwitchReason.First);
        return choice;
    }

    private static DateTime At(double seconds) => Start.AddSeconds(seconds);
}
