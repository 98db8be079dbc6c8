namespace Aetherion.Dashboard.Tests;

/// <summary>The scenarios of node/settle.mjs: a person ends an order of a live bot whose outcome nobody knows.</summary>
[Collection(nameof(DashboardRun))]
public sealed class SettleOrderTests(DashboardRun run)
{
    [Fact]
    public void An_order_of_unknown_outcome_is_settled_by_what_a_person_found() =>
        run.ShouldHavePassed(nameof(An_order_of_unknown_outcome_is_settled_by_what_a_person_found));

    [Fact]
    public void An_order_that_was_not_executed_is_settled_without_executions() =>
        run.ShouldHavePassed(nameof(An_order_that_was_not_executed_is_settled_without_executions));
}
