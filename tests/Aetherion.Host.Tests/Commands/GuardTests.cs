using System.CommandLine;
using Aetherion.Host.Commands;

namespace Aetherion.Host.Tests.Commands;

[Collection(typeof(ConsoleCollection))]
public sealed class GuardTests
{
    [Fact]
    public async Task The_result_of_an_action_is_the_exit_code() =>
        (await RunAsync((_, _) => Task.FromResult(3))).ShouldBe(3);

    [Fact]
    public async Task What_a_user_can_mend_is_a_failure_without_a_stack_trace()
    {
        (await RunAsync((_, _) => throw new CommandException("mend it"))).ShouldBe(Guard.Failed);
        (await RunAsync((_, _) => throw new FileNotFoundException("no file"))).ShouldBe(Guard.Failed);
        (await RunAsync((_, _) => throw new Lab.Replay.ReplayException("again"))).ShouldBe(Guard.Failed);
    }

    [Fact]
    public async Task An_interruption_has_its_own_exit_code()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        (await RunAsync((_, token) => Task.FromCanceled<int>(token), stop)).ShouldBe(Guard.Interrupted);
    }

    [Fact]
    public async Task A_defect_keeps_its_stack_trace()
    {
        await Should.ThrowAsync<InvalidOperationException>(
            () => RunAsync((_, _) => throw new InvalidOperationException("a defect")));
        await Should.ThrowAsync<OperationCanceledException>(
            () => RunAsync((_, _) => throw new OperationCanceledException("not by the user")));
    }

    private static Task<int> RunAsync(
        Func<ParseResult, CancellationToken, Task<int>> action, CancellationTokenSource? stop = null)
    {
        var command = new RootCommand();
        command.SetGuardedAction(action);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        return command.Parse([]).InvokeAsync(configuration, stop?.Token ?? CancellationToken.None);
    }
}
