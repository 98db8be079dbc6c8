using Aetherion.GrainInterfaces;

namespace Aetherion.Postgres.Tests.Webhooks;

public sealed class WebhookStoreTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const string Tenant = "alpha";

    private static readonly DateTime Time = new(2024, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly SteppedTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private WebhookStore Store => new(database.DataSource, new ModelRegistry(database.DataSource, _time), _time);

    [Fact]
    public async Task A_request_that_comes_again_rotates_once_whatever_version_it_expects()
    {
        var id = await CreateAsync();
        (await RotateAsync(id, "r1", expectedVersion: 1))!.Generation.ShouldBe(2);

        (await RotateAsync(id, "r1", expectedVersion: 1))!.Generation.ShouldBe(2);
        (await RotateAsync(id, "r1"))!.Version.ShouldBe(2);
        (await RotateAsync(id, "r2", expectedVersion: 1)).ShouldBeNull();
        (await RotateAsync(id, "r2", expectedVersion: 2))!.Generation.ShouldBe(3);
    }

    [Fact]
    public async Task A_request_that_comes_many_times_at_once_rotates_once_and_all_are_told()
    {
        var id = await CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RotateAsync(id, "r1", expectedVersion: 1)));

        answers.ShouldAllBe(webhook => webhook != null && webhook.Generation == 2);
    }

    [Fact]
    public async Task Requests_without_a_name_rotate_each_time()
    {
        var id = await CreateAsync();

        (await RotateAsync(id, null))!.Generation.ShouldBe(2);
        (await RotateAsync(id, null))!.Generation.ShouldBe(3);
    }

    [Fact]
    public async Task The_latest_requests_are_remembered_and_no_more()
    {
        const int Remembered = 64;
        var id = await CreateAsync();
        for (var i = 0; i <= Remembered; i++)
            await RotateAsync(id, $"r{i}");

        (await RotateAsync(id, "r1"))!.Generation.ShouldBe(Remembered + 2);
        (await database.ScalarAsync<int>($"SELECT cardinality(rotated_by) FROM webhooks WHERE id = '{id}'")).ShouldBe(Remembered);
        (await RotateAsync(id, "r0"))!.Generation.ShouldBe(Remembered + 3);
    }

    private async Task<string> CreateAsync()
    {
        var id = Guid.NewGuid().ToString("N");
        var webhook = new Webhook(
            Tenant, id, new Uri("https://example.com/"), [WebhookTopic.BotEvents], 1, null, 1, Time);
        (await Store.CreateAsync(webhook, 100, Cancel)).ShouldNotBeNull();
        return id;
    }

    [Fact]
    public async Task A_deletion_that_comes_again_has_been_done_and_another_finds_nothing()
    {
        var id = await CreateAsync();

        (await DeleteAsync(id, "d1", expectedVersion: 2)).ShouldBeFalse();
        (await DeleteAsync(id, "d1", expectedVersion: 1)).ShouldBeTrue();
        (await DeleteAsync(id, "d1", expectedVersion: 1)).ShouldBeTrue();
        (await DeleteAsync(id, "d2")).ShouldBeFalse();
        (await DeleteAsync(id, null)).ShouldBeFalse();
        (await DeleteAsync("another", "d1")).ShouldBeFalse();
    }

    private Task<bool> DeleteAsync(string id, string? request, long? expectedVersion = null) =>
        Store.DeleteAsync(Tenant, id, expectedVersion, request, Cancel);

    private Task<Webhook?> RotateAsync(string id, string? request, long? expectedVersion = null) =>
        Store.RotateAsync(Tenant, id, expectedVersion, Time.AddDays(1), request, Cancel);
}
