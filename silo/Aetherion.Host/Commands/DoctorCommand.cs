using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Aetherion.Host.Composition;
using Aetherion.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aetherion.Host.Commands;

/// <summary><c>doctor</c>: looks at what the service needs and says what is missing.</summary>
internal static class DoctorCommand
{
    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();

    public static Command Create()
    {
        var command = new Command("doctor", "Check what the service needs and say what is missing.") { Data };
        command.SetGuardedAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(Data)!.FullName, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var isWell = await CheckAsync("database", () => DescribeDatabaseAsync(dataDirectory, cancellationToken));
        isWell &= await CheckAsync("dashboard", () => Task.FromResult(DashboardFolder.Find()
            ?? throw new CommandException("not built; run './aetherion build'.")));
        return isWell ? 0 : Guard.Failed;
    }

    private static async Task<bool> CheckAsync(string name, Func<Task<string>> check)
    {
        try
        {
            Console.WriteLine($"ok       {name}: {await check()}");
            return true;
        }
        catch (Exception exception) when (Guard.IsExpected(exception))
        {
            Console.WriteLine($"MISSING  {name}: {exception.Message}");
            return false;
        }
    }

    private static async Task<string> DescribeDatabaseAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Error));
        var started = Stopwatch.GetTimestamp();
        await using var database = await AetherionDatabase.OpenAsync(
            CoreHost.GuestOptions(dataDirectory), loggers, cancellationToken);
        var ready = Stopwatch.GetElapsedTime(started);
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var size = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
        var bytes = (long)(await size.ExecuteScalarAsync(cancellationToken))!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"PostgreSQL {connection.PostgreSqlVersion}, {bytes / 1048576.0:0} MB, ready after "
            + $"{ready.TotalSeconds:0.00} s");
    }
}
