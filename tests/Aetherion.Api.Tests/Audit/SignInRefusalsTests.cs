using Aetherion.Api.Audit;
using Aetherion.Api.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Audit;

public sealed class SignInRefusalsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task To_be_disposed_of_without_being_stopped_is_no_failure()
    {
        var time = new TimeWithTimers();
        var refusals = new SignInRefusals(new FakeAuditLog(), time, NullLogger<SignInRefusals>.Instance);
        await refusals.StartAsync(Cancel);
        await time.TimerMade.Task.WaitAsync(Waiting.Limit, Cancel);

        refusals.Dispose();

        // What the host logs as a failure is an exception of this task.
        await refusals.ExecuteTask!.WaitAsync(Waiting.Limit, Cancel);
    }

    /// <summary>Tells when somebody begins to wait.</summary>
    private sealed class TimeWithTimers : TimeProvider
    {
        public TaskCompletionSource TimerMade { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            TimerMade.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
