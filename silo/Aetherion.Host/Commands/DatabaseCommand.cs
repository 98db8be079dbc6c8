using Aetherion.Host.Composition;
using Aetherion.Postgres;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Commands;

/// <summary>Runs what a verb does to the database and prints what it says; a running service shares its server.</summary>
internal static class DatabaseCommand
{
    public static async Task<int> RunAsync(
        DirectoryInfo data, Func<AetherionDatabase, Task<string>> action, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Error));
        await using var database = await AetherionDatabase.OpenAsync(
            CoreHost.GuestOptions(data.FullName), loggers, cancellationToken);
        Console.WriteLine(await action(database));
        return 0;
    }
}
