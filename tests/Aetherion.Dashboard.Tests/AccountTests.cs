namespace Aetherion.Dashboard.Tests;

/// <summary>The scenarios of node/account.mjs: who is signed in, the quotas of the plan and the audit log.</summary>
[Collection(nameof(DashboardRun))]
public sealed class AccountTests(DashboardRun run)
{
    [Fact]
    public void The_account_shows_the_plan_and_the_quotas_of_the_service() =>
        run.ShouldHavePassed(nameof(The_account_shows_the_plan_and_the_quotas_of_the_service));

    [Fact]
    public void The_audit_log_is_that_of_the_service_newest_first_and_in_pages() =>
        run.ShouldHavePassed(nameof(The_audit_log_is_that_of_the_service_newest_first_and_in_pages));

    [Fact]
    public void A_quota_that_is_used_up_is_said_and_who_is_no_admin_is_told_of_the_log() =>
        run.ShouldHavePassed(nameof(A_quota_that_is_used_up_is_said_and_who_is_no_admin_is_told_of_the_log));

    [Fact]
    public void The_account_says_that_it_waits_has_nothing_or_fails() =>
        run.ShouldHavePassed(nameof(The_account_says_that_it_waits_has_nothing_or_fails));

    [Fact]
    public void The_account_fits_a_narrow_screen_and_can_be_read() =>
        run.ShouldHavePassed(nameof(The_account_fits_a_narrow_screen_and_can_be_read));
}
