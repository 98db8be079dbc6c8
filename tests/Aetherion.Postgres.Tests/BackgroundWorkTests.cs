using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Aetherion.Postgres.Tests;

/// <summary>What runs in the background ends with the service and not before, whatever goes wrong.</summary>
public sealed class BackgroundWorkTests
{
    private const int RoundsCount = 3;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create("Host=/nowhere");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Partitions_are_looked_after_again_after_an_error_that_is_not_the_databases()
    {
        var warnings = new WarningCounter<MarketDataRetention>(RoundsCount);
        using var retention = new MarketDataRetention(_source, new RetentionOptions(), new QuickTime(), warnings);
        await GoesOnAsync(retention, warnings.Reached);
    }

    [Fact]
    public async Task Old_requests_are_swept_again_after_an_error_that_is_not_the_databases()
    {
        var warnings = new WarningCounter<RequestSweeper>(RoundsCount);
        using var sweeper = new RequestSweeper(_source, new QuickTime(), warnings);
        await GoesOnAsync(sweeper, warnings.Reached);
    }

    private async Task GoesOnAsync(BackgroundService service, Task rounds)
    {
        // Everything asked of it throws what no database driver does.
        await _source.DisposeAsync();

        await service.StartAsync(Cancel);

        (await Task.WhenAny(rounds, service.ExecuteTask!)).ShouldBe(rounds);
        await service.StopAsync(Cancel);
    }
}
