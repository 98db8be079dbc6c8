using System.CommandLine;

namespace Aetherion.Host.Commands;

/// <summary>Runs a verb and turns what may go wrong into a message and an exit code.</summary>
internal static class Guard
{
    /// <summary>The exit code of a command that failed.</summary>
    public const int Failed = 1;

    /// <summary>The exit code of a command that was interrupted, as shells have it for Ctrl-C.</summary>
    public const int Interrupted = 130;

    public static void SetGuardedAction(
        this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await action(parsed, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                Console.Error.WriteLine("aetherion: interrupted.");
                return Interrupted;
            }
            catch (Exception exception) when (IsExpected(exception))
            {
                Console.Error.WriteLine($"aetherion: {exception.Message}");
                return Failed;
            }
        });

    /// <summary>What a user can cause and mend; anything else is a defect and keeps its stack trace.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is CommandException or IOException or UnauthorizedAccessException or FormatException
            or InvalidDataException or TimeoutException or Npgsql.NpgsqlException
        || exception.GetType().Namespace?.StartsWith("Aetherion.", StringComparison.Ordinal) == true;
}
