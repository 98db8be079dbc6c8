using Aetherion.Api.Limits;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Limits;

public sealed class HistoryWindowTests
{
    private static readonly PagingArguments Newest = new(100, null, null, null);

    private readonly FakeTime _time = new();

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Within_the_plan_a_range_is_as_it_is_asked_for() =>
        (await Window(Plan.Free).StartAsync(Now.AddDays(-29), Newest, TimeSpan.FromMinutes(1))).ShouldBe(Now.AddDays(-29));

    [Fact]
    public async Task A_range_that_begins_before_the_plan_is_refused()
    {
        var refusal = await Should.ThrowAsync<GraphQLException>(
            () => Window(Plan.Free).StartAsync(Now.AddDays(-31), Newest, TimeSpan.FromMinutes(1)).AsTask());

        refusal.Errors.ShouldHaveSingleItem().Code.ShouldBe("QUOTA_EXCEEDED");
    }

    [Fact]
    public async Task The_newest_that_cannot_reach_beyond_the_plan_have_no_bound() =>
        (await Window(Plan.Free).StartAsync(null, Newest, TimeSpan.FromMinutes(1))).ShouldBeNull();

    [Fact]
    public async Task What_could_reach_beyond_the_plan_begins_with_it()
    {
        var window = Window(Plan.Free);

        (await window.StartAsync(null, Newest, TimeSpan.FromDays(1))).ShouldBe(Now.AddDays(-30));
        (await window.StartAsync(null, Newest, null)).ShouldBe(Now.AddDays(-30));
        (await window.StartAsync(null, new PagingArguments(100, "cursor", null, null), TimeSpan.FromMinutes(1)))
            .ShouldBe(Now.AddDays(-30));
        (await window.StartAsync(null, new PagingArguments(null, null, 100, null), TimeSpan.FromMinutes(1)))
            .ShouldBe(Now.AddDays(-30));
    }

    [Fact]
    public async Task On_ones_own_machine_there_is_no_bound() =>
        (await Window(Plan.Local).StartAsync(DateTime.UnixEpoch, Newest, null)).ShouldBe(DateTime.UnixEpoch);

    private HistoryWindow Window(Plan plan)
    {
        var cluster = new FakeCluster();
        cluster.Put<ITenantLimitsGrain>("acme", new FakeTenantLimitsGrain { Plan = plan });
        return new HistoryWindow(
            new TenantLimiters(cluster, _time, NullLogger<TenantLimiters>.Instance),
            new FixedCallerContext(new Caller("acme", "anna", AccessRole.Viewer, AccessScopes.Read)),
            _time);
    }
}
