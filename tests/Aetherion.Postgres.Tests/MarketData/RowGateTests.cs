namespace Aetherion.Postgres.Tests;

public sealed class RowGateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_enter_up_to_the_bound_and_then_wait_in_line()
    {
        var gate = new RowGate(10);
        await gate.EnterAsync(8, Cancel);
        var large = gate.EnterAsync(5, Cancel);
        var small = gate.EnterAsync(1, Cancel);

        large.IsCompleted.ShouldBeFalse();
        small.IsCompleted.ShouldBeFalse();
        gate.Leave(8);
        await large;
        await small;
        gate.Rows.ShouldBe(6);
    }

    [Fact]
    public async Task A_batch_larger_than_the_bound_enters_alone()
    {
        var gate = new RowGate(10);
        await gate.EnterAsync(1_000, Cancel);
        var next = gate.EnterAsync(1, Cancel);

        next.IsCompleted.ShouldBeFalse();
        gate.Leave(1_000);
        await next;
        gate.Rows.ShouldBe(1);
    }

    [Fact]
    public async Task One_who_gives_up_lets_the_next_in()
    {
        var gate = new RowGate(10);
        await gate.EnterAsync(8, Cancel);
        using var cancellation = new CancellationTokenSource();
        var impatient = gate.EnterAsync(5, cancellation.Token);
        var next = gate.EnterAsync(2, Cancel);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        await next;
        gate.Rows.ShouldBe(10);
    }
}
