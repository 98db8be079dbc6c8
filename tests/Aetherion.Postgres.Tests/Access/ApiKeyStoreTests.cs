using Aetherion.GrainInterfaces;

namespace Aetherion.Postgres.Tests;

public sealed class ApiKeyStoreTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly DateTime Time = TradingFactory.Time;

    private readonly ApiKeyStore _store = new(database.DataSource);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_read_back_as_it_was_added()
    {
        var key = Key("round", "a") with { ExpiresTime = Time.AddDays(1), Addresses = ["192.0.2.0/24", "2001:db8::/32"] };
        (await AddAsync(key)).ShouldBeTrue();

        var found = await _store.FindAsync("round", "a", Cancel);

        found.ShouldBe(key with { Addresses = found!.Addresses });
        found.Addresses.ShouldBe(key.Addresses);
        (await new TenantDirectory(database.DataSource).FindAsync("round", Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_tenant_has_so_many_keys_that_are_not_revoked()
    {
        (await AddAsync(Key("bound", "a1"), 2)).ShouldBeTrue();
        (await AddAsync(Key("bound", "a2"), 2)).ShouldBeTrue();
        (await AddAsync(Key("bound", "a3"), 2)).ShouldBeFalse();
        await _store.RevokeAsync("bound", "a1", Time, Cancel);
        (await AddAsync(Key("bound", "a3"), 2)).ShouldBeTrue();
    }

    [Fact]
    public async Task Many_that_are_added_at_once_keep_the_bound()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AddAsync(Key("rush", $"r{i}"), 5)));

        added.Count(isAdded => isAdded).ShouldBe(5);
        (await _store.ListAsync("rush", 100, Cancel)).Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_key_is_revoked_once_and_stays_so()
    {
        await AddAsync(Key("gone", "b"));
        (await _store.RevokeAsync("gone", "b", Time, Cancel)).ShouldBeTrue();
        (await _store.RevokeAsync("gone", "b", Time.AddDays(1), Cancel)).ShouldBeTrue();
        (await _store.FindAsync("gone", "b", Cancel))!.RevokedTime.ShouldBe(Time);
        (await _store.RevokeAsync("gone", "none", Time, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Rotation_adds_the_successor_and_never_prolongs_the_old_key()
    {
        await AddAsync(Key("turn", "old"));
        await AddAsync(Key("turn", "brief") with { ExpiresTime = Time.AddMinutes(1) });

        (await RotateAsync("old", "new")).ShouldBeTrue();
        (await RotateAsync("brief", "newer")).ShouldBeTrue();

        var old = (await _store.FindAsync("turn", "old", Cancel))!;
        old.RotatedTo.ShouldBe("new");
        old.ExpiresTime.ShouldBe(Time.AddHours(1));
        (await _store.FindAsync("turn", "brief", Cancel))!.ExpiresTime.ShouldBe(Time.AddMinutes(1));
        (await _store.FindAsync("turn", "new", Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_revoked_or_not_there_has_no_successor()
    {
        await AddAsync(Key("turn", "revoked"));
        await _store.RevokeAsync("turn", "revoked", Time, Cancel);

        (await RotateAsync("revoked", "next-1")).ShouldBeFalse();
        (await RotateAsync("nothing", "next-2")).ShouldBeFalse();

        (await _store.FindAsync("turn", "next-1", Cancel)).ShouldBeNull();
        (await _store.FindAsync("turn", "next-2", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_has_one_successor_which_counts_as_a_key()
    {
        await AddAsync(Key("turn-full", "full"));
        (await RotateAsync("full", "one-too-many", "turn-full", keysMax: 1)).ShouldBeFalse();
        (await _store.FindAsync("turn-full", "full", Cancel))!.RotatedTo.ShouldBeNull();
        (await _store.FindAsync("turn-full", "one-too-many", Cancel)).ShouldBeNull();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => RotateAsync("full", $"successor-{i}", "turn-full", keysMax: 100)));

        answers.Count(done => done).ShouldBe(1);
        (await _store.ListAsync("turn-full", 10, Cancel)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_expired_key_does_not_count()
    {
        await AddAsync(Key("turn-over", "expired") with { ExpiresTime = Time });

        (await AddAsync(Key("turn-over", "next"), keysMax: 1)).ShouldBeTrue();
        (await AddAsync(Key("turn-over", "one-too-many"), keysMax: 1)).ShouldBeFalse();
    }

    [Fact]
    public async Task Last_uses_of_many_tenants_are_noted_together()
    {
        await AddAsync(Key("one", "u1"));
        await AddAsync(Key("two", "u2"));

        await _store.RecordUsesAsync(
            [new("one", "u1", Time, "192.0.2.1"), new("two", "u2", Time, null), new("two", "none", Time, null)], Cancel);

        (await _store.FindAsync("one", "u1", Cancel))!.LastUsedAddress.ShouldBe("192.0.2.1");
        (await _store.FindAsync("two", "u2", Cancel))!.LastUsedTime.ShouldBe(Time);
    }

    [Fact]
    public async Task Tenants_are_made_once_and_listed_by_name()
    {
        var tenants = new TenantDirectory(database.DataSource);
        (await tenants.AddAsync(new TenantRecord("zeta", "Zeta Ltd", Time), Cancel)).ShouldBeTrue();
        (await tenants.AddAsync(new TenantRecord("zeta", "Another", Time), Cancel)).ShouldBeFalse();

        (await tenants.FindAsync("zeta", Cancel)).ShouldBe(new TenantRecord("zeta", "Zeta Ltd", Time));
        var names = (await tenants.ListAsync(Cancel)).Select(tenant => tenant.Tenant).ToList();
        names.ShouldContain("zeta");
        names.ShouldBe(names.Order(StringComparer.Ordinal));
    }

    private static ApiKey Key(string tenant, string id) =>
        new(tenant, id, "name", AccessRole.Trader, AccessScopes.Read | AccessScopes.Trade, [], Time, "alice");

    private Task<bool> AddAsync(ApiKey key, int keysMax = 100) =>
        _store.AddAsync(new StoredApiKey(key, [.. new byte[32]]), keysMax, Cancel);

    private Task<bool> RotateAsync(string id, string successor, string tenant = "turn", int keysMax = 100) =>
        _store.RotateAsync(
            id, new StoredApiKey(Key(tenant, successor), [.. new byte[32]]), Time.AddHours(1), keysMax, Cancel);
}
