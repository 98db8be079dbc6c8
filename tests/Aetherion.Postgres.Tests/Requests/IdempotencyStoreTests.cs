using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Postgres.Tests.Requests;

public sealed class IdempotencyStoreTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private readonly SteppedTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IdempotencyStore Store => new(database.DataSource, _time);

    [Fact]
    public async Task Of_many_that_claim_at_once_one_is_to_carry_the_request_out()
    {
        var key = NewKey();

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.ClaimAsync(key, "h", Lease, Cancel)));

        claims.Count(claim => claim.State == IdempotencyClaimState.Claimed).ShouldBe(1);
        claims.Count(claim => claim.State == IdempotencyClaimState.InProgress).ShouldBe(19);
    }

    [Fact]
    public async Task The_first_outcome_that_is_recorded_stands()
    {
        var key = NewKey();
        await Store.ClaimAsync(key, "h", Lease, Cancel);

        (await Store.CompleteAsync(key, "first", Cancel)).ShouldBe("first");
        (await Store.CompleteAsync(key, "second", Cancel)).ShouldBe("first");
        (await Store.ClaimAsync(key, "h", Lease, Cancel)).ShouldBe(
            new IdempotencyClaim(IdempotencyClaimState.Completed, "first"));
    }

    [Fact]
    public async Task Another_content_is_a_conflict_before_and_after_the_outcome()
    {
        var key = NewKey();
        await Store.ClaimAsync(key, "h", Lease, Cancel);
        (await Store.ClaimAsync(key, "other", Lease, Cancel)).State.ShouldBe(IdempotencyClaimState.Conflict);
        await Store.CompleteAsync(key, "done", Cancel);
        (await Store.ClaimAsync(key, "other", Lease, Cancel)).State.ShouldBe(IdempotencyClaimState.Conflict);
    }

    [Fact]
    public async Task A_claim_is_taken_over_when_it_has_lapsed_or_was_released()
    {
        var (lapsed, released) = (NewKey(), NewKey());
        await Store.ClaimAsync(lapsed, "h", Lease, Cancel);
        var claim = await Store.ClaimAsync(released, "h", Lease, Cancel);
        await Store.ReleaseAsync(released, claim, Cancel);

        (await Store.ClaimAsync(released, "h", Lease, Cancel)).State.ShouldBe(IdempotencyClaimState.Claimed);
        (await Store.ClaimAsync(lapsed, "h", Lease, Cancel)).State.ShouldBe(IdempotencyClaimState.InProgress);
        _time.Advance(Lease);
        (await Store.ClaimAsync(lapsed, "h", Lease, Cancel)).State.ShouldBe(IdempotencyClaimState.Claimed);
    }

    [Fact]
    public async Task Who_is_late_releases_nothing_of_who_has_taken_over()
    {
        var key = NewKey();
        var late = await Store.ClaimAsync(key, "h", Lease, Cancel);
        _time.Advance(Lease);
        var current = await Store.ClaimAsync(key, "h", Lease, Cancel);

        await Store.ReleaseAsync(key, late, Cancel);
        (await Store.ClaimAsync(key, "h", Lease, Cancel)).State.ShouldBe(IdempotencyClaimState.InProgress);
        await Store.ReleaseAsync(key, current, Cancel);
        (await Store.ClaimAsync(key, "h", Lease, Cancel)).State.ShouldBe(IdempotencyClaimState.Claimed);
    }

    [Fact]
    public async Task After_a_day_a_key_may_stand_for_another_request()
    {
        var key = NewKey();
        await Store.ClaimAsync(key, "h", Lease, Cancel);
        await Store.CompleteAsync(key, "done", Cancel);
        _time.Advance(IIdempotencyStore.KeptFor);
        (await Store.ClaimAsync(key, "other", Lease, Cancel)).State.ShouldBe(IdempotencyClaimState.Conflict);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await Store.ClaimAsync(key, "other", Lease, Cancel)).State.ShouldBe(IdempotencyClaimState.Claimed);
    }

    [Fact]
    public async Task A_key_of_one_tenant_is_none_of_another()
    {
        var key = NewKey();
        await Store.ClaimAsync(key, "h", Lease, Cancel);
        await Store.CompleteAsync(key, "done", Cancel);

        (await Store.ClaimAsync(key with { Tenant = "other" }, "x", Lease, Cancel)).State
            .ShouldBe(IdempotencyClaimState.Claimed);
        (await Store.ClaimAsync(key with { Mutation = "pauseBot" }, "x", Lease, Cancel)).State
            .ShouldBe(IdempotencyClaimState.Claimed);
    }

    [Fact]
    public async Task Old_requests_of_all_tenants_are_swept_and_of_each_only_the_latest_are_kept()
    {
        foreach (var tenant in (string[])["sweep-a", "sweep-b"])
            await Store.ClaimAsync(new IdempotencyKey(tenant, "startBot", "old"), "h", Lease, Cancel);
        _time.Advance(IIdempotencyStore.KeptFor + TimeSpan.FromSeconds(1));
        await Store.ClaimAsync(new IdempotencyKey("sweep-a", "startBot", "new"), "h", Lease, Cancel);
        var sweeper = new RequestSweeper(database.DataSource, _time, NullLogger<RequestSweeper>.Instance);

        (await sweeper.RunOnceAsync(Cancel)).ShouldBeGreaterThanOrEqualTo(2);

        (await CountAsync("sweep-a")).ShouldBe(1);
        (await CountAsync("sweep-b")).ShouldBe(0);
        for (var i = 0; i < 5; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Store.ClaimAsync(new IdempotencyKey("sweep-c", "startBot", $"k{i}"), "h", Lease, Cancel);
        }
        await database.ExecuteAsync("SELECT sweep_idempotency_keys('-infinity', 3)");
        (await database.ScalarAsync<string>(
            "SELECT string_agg(key, ',' ORDER BY key) FROM idempotency_keys WHERE tenant_id = 'sweep-c'")).ShouldBe("k2,k3,k4");
    }

    private Task<long> CountAsync(string tenant) =>
        database.ScalarAsync<long>($"SELECT count(*) FROM idempotency_keys WHERE tenant_id = '{tenant}'");

    private static IdempotencyKey NewKey() => new("local", "startBot", Guid.NewGuid().ToString());
}
