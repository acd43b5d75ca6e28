using LiveRooms.Edge.Payments;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Payments;

/// <summary>Puts the payments together.</summary>
internal static class PaymentsSetup
{
    /// <summary>Adds the provider that is configured: an address of its own, the sandbox in Development, or none.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IValidateOptions<PaymentOptions>, PaymentOptionsValidator>();
        services.AddOptions<PaymentOptions>().Bind(configuration.GetSection(PaymentOptions.Section)).ValidateOnStart();
        services.AddSingleton<PaymentKeys>();
        services.AddSingleton<TakenNotices>();
        services.AddSingleton<NoticeGate>();
        services.AddSingleton<PaymentWebhook>();
        if (!string.IsNullOrEmpty(configuration[$"{PaymentOptions.Section}:{nameof(PaymentOptions.CheckoutUrl)}"]))
            services.AddSingleton<ICheckoutPages, ProviderPages>();
        else if (environment.IsDevelopment())
            services.AddSingleton<ICheckoutPages, SandboxPages>().AddSingleton<SandboxProvider>();
        return services;
    }
}
