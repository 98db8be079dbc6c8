using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Domain.Tests.Venues.Sessions;

public sealed class VenueBackoffTests
{
    private const int Runs = 2_000;

    private static readonly VenueSessionOptions Options = new();

    [Fact]
    public void Pauses_are_spread_over_all_of_a_bound_that_doubles_up_to_thirty_seconds()
    {
        var pauses = new List<double>[12];
        for (var i = 0; i < pauses.Length; i++)
            pauses[i] = [];
        for (var seed = 0; seed < Runs; seed++)
        {
            VenueBackoff backoff = new(new Random(seed), Options);
            foreach (var pause in pauses)
                pause.Add(backoff.Next().TotalSeconds);
        }
        for (var i = 0; i < pauses.Length; i++)
        {
            var bound = Math.Min(0.5 * Math.Pow(2, i), 30);
            pauses[i].Max().ShouldBeInRange(bound * 0.99, bound);
            pauses[i].Min().ShouldBeInRange(0, bound * 0.01);
            pauses[i].Average().ShouldBeInRange(bound * 0.47, bound * 0.53);
        }
    }

    [Fact]
    public void After_a_success_the_bound_is_the_first_again()
    {
        VenueBackoff backoff = new(new Random(1), Options);
        for (var i = 0; i < 100; i++)
            backoff.Next();
        backoff.Reset();

        backoff.Failures.ShouldBe(0);
        backoff.Next().ShouldBeLessThanOrEqualTo(Options.RetryBase);
    }
}
