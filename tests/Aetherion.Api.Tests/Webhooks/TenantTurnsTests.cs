using Aetherion.Api.Webhooks;

namespace Aetherion.Api.Tests.Webhooks;

public sealed class TenantTurnsTests
{
    private readonly TenantTurns _turns = new(turnsMax: 3, turnsOfTenantMax: 2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_takes_no_more_than_its_share_and_all_together_no_more_than_there_are()
    {
        Task[] first = [.. Enumerable.Range(0, 3).Select(_ => _turns.EnterAsync("a", Cancel))];
        Task[] second = [.. Enumerable.Range(0, 2).Select(_ => _turns.EnterAsync("b", Cancel))];
        await Task.WhenAll(first[0], first[1], second[0]);

        first[2].IsCompleted.ShouldBeFalse();
        second[1].IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_turn_that_ends_goes_to_the_tenant_that_waited_longest_whatever_another_has_queued()
    {
        await Task.WhenAll(_turns.EnterAsync("a", Cancel), _turns.EnterAsync("a", Cancel), _turns.EnterAsync("b", Cancel));
        Task[] busy = [.. Enumerable.Range(0, 5).Select(_ => _turns.EnterAsync("a", Cancel))];
        var late = _turns.EnterAsync("c", Cancel);

        _turns.Leave("a");
        await late;

        busy.ShouldAllBe(turn => !turn.IsCompleted);
        _turns.Leave("b");
        await busy[0];
        busy[1].IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_is_cancelled_while_waiting_takes_no_turn_from_those_behind()
    {
        await Task.WhenAll(_turns.EnterAsync("a", Cancel), _turns.EnterAsync("a", Cancel));
        using var cancelled = new CancellationTokenSource();
        var given = _turns.EnterAsync("a", cancelled.Token);
        var behind = _turns.EnterAsync("a", Cancel);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => given);

        _turns.Leave("a");

        await behind;
    }
}
