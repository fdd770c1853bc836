package com.acme.desk;

import com.acme.orders.OrderDao;

/** The orders of one desk. */
interface DeskDao extends OrderDao {}
