using Aetherion.Api.Limits;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Limits;

public sealed class TenantLimitersTests
{
    private readonly FakeCluster _cluster = new();
    private readonly FakeTime _time = new();
    private readonly FakeTenantLimitsGrain _grain = new() { Plan = Plan.Free with { RequestsPerMinute = 10, Subscriptions = 2 } };

    public TenantLimitersTests() => _cluster.Put<ITenantLimitsGrain>("acme", _grain);

    private long Now => _time.GetUtcNow().UtcTicks;

    [Fact]
    public async Task What_was_used_here_is_told_and_what_was_used_elsewhere_is_taken_off()
    {
        using var limiters = Make();
        var limiter = await limiters.GetAsync("acme");
        for (var request = 0; request < 3; request++)
            limiter.TryTakeRequest(Now, out _).ShouldBeTrue();
        _grain.Others = (5, 0, 0);
        await limiters.SettleAsync();

        _grain.Usages[^1].Requests.ShouldBe(3);
        limiter.Requests.Remaining(Now).ShouldBe(2);
    }

    [Fact]
    public async Task A_settlement_that_failed_is_made_up_for()
    {
        using var limiters = Make();
        var limiter = await limiters.GetAsync("acme");
        limiter.TryTakeRequest(Now, out _);
        _grain.Failure = new TimeoutException();
        await limiters.SettleAsync();
        _grain.Failure = null;
        await limiters.SettleAsync();

        _grain.Usages[^1].Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Another_plan_is_taken_over()
    {
        using var limiters = Make();
        var limiter = await limiters.GetAsync("acme");
        limiter.TryTakeRequest(Now, out _);
        _grain.Plan = Plan.Standard;
        await limiters.SettleAsync();

        limiter.Plan.ShouldBe(Plan.Standard);
        limiter.Requests.Remaining(Now).ShouldBe(Plan.Standard.RequestsPerMinute);
    }

    [Fact]
    public async Task A_limiter_nobody_uses_is_forgotten()
    {
        using var limiters = Make();
        var first = await limiters.GetAsync("acme");
        first.TryTakeRequest(Now, out _);
        await limiters.SettleAsync();
        (await limiters.GetAsync("acme")).ShouldBeSameAs(first);
        _time.Advance(TenantLimiters.IdleMax + TimeSpan.FromSeconds(1));
        await limiters.SettleAsync();

        (await limiters.GetAsync("acme")).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task A_refused_request_is_not_counted()
    {
        using var limiters = Make();
        var limiter = await limiters.GetAsync("acme");
        for (var request = 0; request < 25; request++)
            limiter.TryTakeRequest(Now, out _).ShouldBe(request < 10);
        await limiters.SettleAsync();

        _grain.Usages[^1].Requests.ShouldBe(10);
    }

    [Fact]
    public async Task Subscriptions_count_here_and_elsewhere()
    {
        using var limiters = Make();
        var limiter = await limiters.GetAsync("acme");
        _grain.Others = (0, 0, 1);
        limiter.TryOpenSubscription().ShouldBeTrue();
        await limiters.SettleAsync();

        limiter.TryOpenSubscription().ShouldBeFalse();
        limiter.CloseSubscription();
        limiter.TryOpenSubscription().ShouldBeTrue();
        _grain.Usages[^1].Subscriptions.ShouldBe(1);
    }

    private TenantLimiters Make() => new(_cluster, _time, NullLogger<TenantLimiters>.Instance);
}
