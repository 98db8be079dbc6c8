using Aetherion.GrainInterfaces;
using Aetherion.Grains.Forecasts;

namespace Aetherion.Grains.Tests.Forecasts;

public sealed class OutcomeOutboxTests
{
    private readonly OutcomeOutbox _outbox = new(countMax: 3);

    [Fact]
    public void What_a_monitor_has_not_taken_is_told_again_until_it_has_stored_it()
    {
        Add("a", 10, 20, 30);
        Add("b", 20);
        Told(new("a", 10, 0), new("b", 0, 0)).ShouldBe([("a", 20), ("a", 30), ("b", 20)]);
        Told(new ForecastsTaken("a", 30, 10)).ShouldBeEmpty("it has them");
        _outbox.Forget([new("a", 30, 10), new("b", 20, 20)]);
        Told(new("a", 0, 0), new("b", 0, 0)).ShouldBe([("a", 20), ("a", 30)], "it fell back to what it had stored, and further");
    }

    [Fact]
    public void An_outcome_found_again_is_kept_once_and_the_oldest_leaves_a_full_box()
    {
        Add("a", 10, 20, 10, 20, 30, 40);
        Told(new ForecastsTaken("a", 0, 0)).ShouldBe([("a", 20), ("a", 30), ("a", 40)]);
    }

    [Fact]
    public void Those_of_a_classifier_that_is_not_watched_any_more_are_forgotten()
    {
        Add("a", 10);
        _outbox.Forget([new("b", 0, 0)]);
        Told(new ForecastsTaken("a", 0, 0)).ShouldBeEmpty();
        Add("a", 10);
        Told(new ForecastsTaken("a", 0, 0)).ShouldBe([("a", 10)], "it is watched again");
    }

    private void Add(string version, params ReadOnlySpan<long> made)
    {
        foreach (var sequence in made)
            _outbox.Add(new ForecastOutcome([0.5, 0.5], 0, version, sequence));
    }

    private IEnumerable<(string?, long)> Told(params ReadOnlySpan<ForecastsTaken> taken) =>
        [.. _outbox.After([.. taken]).Select(outcome => (outcome.Version, outcome.Sequence))];
}
