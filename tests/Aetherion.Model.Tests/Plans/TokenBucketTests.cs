namespace Aetherion.Model.Tests.Plans;

public sealed class TokenBucketTests
{
    private const long Start = 638_000_000_000_000_000;

    [Fact]
    public void A_full_bucket_holds_a_minute_and_refuses_the_next()
    {
        var bucket = new TokenBucket(60);
        for (var number = 0; number < 60; number++)
            bucket.TryTake(1, Start, out _).ShouldBeTrue();

        bucket.TryTake(1, Start, out var retryAfter).ShouldBeFalse();
        retryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        bucket.Remaining(Start).ShouldBe(0);
        bucket.FullIn(Start).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void It_fills_steadily_and_not_beyond_its_limit()
    {
        var bucket = new TokenBucket(60);
        bucket.TryTake(60, Start, out _);

        var later = Start + TimeSpan.FromSeconds(5).Ticks;
        bucket.Remaining(later).ShouldBe(5);
        bucket.TryTake(6, later, out var retryAfter).ShouldBeFalse();
        retryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        bucket.TryTake(5, later, out _).ShouldBeTrue();
        bucket.Remaining(Start + TimeSpan.FromHours(1).Ticks).ShouldBe(60);
    }

    [Fact]
    public void A_refusal_takes_nothing()
    {
        var bucket = new TokenBucket(10);
        bucket.TryTake(4, Start, out _);
        bucket.TryTake(7, Start, out _).ShouldBeFalse();

        bucket.Used(Start).ShouldBe(4);
        bucket.Remaining(Start).ShouldBe(6);
    }

    [Fact]
    public void What_was_used_elsewhere_can_go_below_nothing_and_has_to_be_waited_for()
    {
        var bucket = new TokenBucket(60);
        bucket.Charge(90, Start);

        bucket.Remaining(Start).ShouldBe(0);
        bucket.Used(Start).ShouldBe(90);
        bucket.TryTake(1, Start, out var retryAfter).ShouldBeFalse();
        retryAfter.ShouldBe(TimeSpan.FromSeconds(31));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(600)]
    public void Whoever_takes_all_there_is_gets_twice_the_limit_in_one_minute_and_never_more_than_the_limit_again(int limit)
    {
        const int Minutes = 5;
        const int StepsPerMinute = 1200;
        var bucket = new TokenBucket(limit);
        var taken = new int[Minutes * StepsPerMinute];
        for (var step = 0; step < taken.Length; step++)
        {
            while (bucket.TryTake(1, Start + (step * (TimeSpan.TicksPerMinute / StepsPerMinute)), out _))
                taken[step]++;
        }

        var windows = Enumerable.Range(0, taken.Length - StepsPerMinute + 1)
            .Select(first => taken.AsSpan(first, StepsPerMinute).ToArray().Sum()).ToArray();
        // The burst, and all that came in the 60 seconds up to its end.
        windows[0].ShouldBeInRange((2 * limit) - 1, 2 * limit);
        windows.Skip(1).ShouldAllBe(window => window <= limit);
        taken.Sum().ShouldBeLessThanOrEqualTo(limit * (Minutes + 1));
    }

    /// <summary>The twin adds what has filled and takes away what was taken, one after the other.</summary>
    [Fact]
    public void It_does_as_a_counter_would_that_is_filled_before_each_use()
    {
        const int Limit = 600;
        var random = new Random(7);
        var bucket = new TokenBucket(Limit);
        var (tokens, now) = ((double)Limit, Start);
        for (var step = 0; step < 20_000; step++)
        {
            var pause = random.Next(0, 3_000_000);
            now += pause;
            tokens = Math.Min(Limit, tokens + (pause * (double)Limit / TimeSpan.TicksPerMinute));
            var wanted = random.Next(1, 20);
            // Where the twin itself hangs on rounding nothing is compared.
            if (Math.Abs(tokens - wanted) < 1e-6)
                continue;
            bucket.TryTake(wanted, now, out _).ShouldBe(tokens >= wanted, $"step {step}");
            tokens -= tokens >= wanted ? wanted : 0;
        }
    }

    [Fact]
    public async Task Many_threads_take_exactly_the_limit()
    {
        var bucket = new TokenBucket(100_000);
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            while (bucket.TryTake(1, Start, out TimeSpan _))
                Interlocked.Increment(ref taken);
        })));

        taken.ShouldBe(100_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(TokenBucket.LimitMax + 1)]
    public void A_limit_that_cannot_be_is_refused(int limit) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new TokenBucket(limit));
}
